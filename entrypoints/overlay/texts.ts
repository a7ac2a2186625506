/** What toolbars say, in the browser's language. A page can hold thousands, so each text is looked up once. */
import { language, type MessageName, t } from '../../lib/i18n';

export type Texts = ReturnType<typeof lookUpTexts>;

let known: Texts | undefined;

export function texts(): Texts {
  known ??= lookUpTexts();
  return known;
}

function lookUpTexts() {
  return {
    language: language(),
    save: said('save', 'saveNamed'),
    saved: said('savedMark', 'savedNamed'),
    maybeSaved: said('maybeSaved', 'maybeSavedNamed', 'maybeSavedHint'),
    openCode: said('openCode', 'openCodeOf'),
    projectPage: said('projectPage', 'projectPageNamed'),
    notForMe: { ...said('notForMe', 'notForMeNamed', 'notForMeHint'), pressed: t('notForMePressed') },
    find: {
      offered: said('findCode', 'findCodeOf', 'findCodeHint'),
      looking: said('findingCode', 'findingCodeOf'),
      unreachable: said('codeUnreachable', 'codeUnreachableOf', 'codeUnreachableHint'),
      nobody: said('codeNobody', 'codeNobodyOf', 'codeNobodyHint'),
      done: said('noCodeFound', 'noCodeFoundOf'),
      found: said('codeCandidates', 'codeFoundFor'),
    },
    undo: {
      removing: said('undo', 'undoRemoving'),
      dismissing: said('undo', 'undoDismissing'),
    },
    status: { 'to-read': '', reading: t('statusReading'), read: t('statusRead') },
  };
}

/** Of a button the word that is seen, and its whole name, which adds the paper's title: a page holds many of them. */
function said(word: MessageName, name: MessageName, hint?: MessageName) {
  return { word: t(word), name: withTitle(name), hint: hint ? t(hint) : '' };
}

/** Stands where the title will: a character for private use, in no text of ours. (Chromium drops the null.) */
const GAP = '\ue000';

/** The text of that name as a function of the title in it. */
function withTitle(name: MessageName): (title: string) => string {
  const [before = '', after = ''] = t(name, GAP).split(GAP);
  return (title) => before + title + after;
}
