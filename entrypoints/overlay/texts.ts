/** What toolbars say, in the browser's language. A page can hold thousands, so each text is looked up once. */
import { language, type MessageName, t } from '../../lib/i18n';

export type Texts = ReturnType<typeof lookUpTexts>;

let known: Texts | undefined;

export function texts(): Texts {
  known ??= lookUpTexts();
  return known;
}

/** Of a button the word that is seen, and its whole name, which adds the paper's title: a page holds many of them. */
function lookUpTexts() {
  return {
    language: language(),
    save: { word: t('save'), name: withTitle('saveNamed') },
    saved: { word: t('savedMark'), name: withTitle('savedNamed') },
    maybeSaved: { word: t('maybeSaved'), name: withTitle('maybeSavedNamed'), hint: t('maybeSavedHint') },
    openCode: { word: t('openCode'), name: withTitle('openCodeOf') },
    projectPage: { word: t('projectPage'), name: withTitle('projectPageNamed') },
    notForMe: {
      word: t('notForMe'),
      name: withTitle('notForMeNamed'),
      hint: t('notForMeHint'),
      pressed: t('notForMePressed'),
    },
    find: {
      offered: { word: t('findCode'), name: withTitle('findCodeOf'), hint: t('findCodeHint') },
      looking: { word: t('findingCode'), name: withTitle('findingCodeOf'), hint: '' },
      unreachable: {
        word: t('codeUnreachable'),
        name: withTitle('codeUnreachableOf'),
        hint: t('codeUnreachableHint'),
      },
      nobody: { word: t('codeNobody'), name: withTitle('codeNobodyOf'), hint: t('codeNobodyHint') },
      done: { word: t('noCodeFound'), name: withTitle('noCodeFoundOf'), hint: '' },
      found: { word: t('codeCandidates'), name: withTitle('codeFoundFor'), hint: '' },
    },
    undo: {
      word: t('undo'),
      removing: withTitle('undoRemoving'),
      dismissing: withTitle('undoDismissing'),
    },
    status: { 'to-read': '', reading: t('statusReading'), read: t('statusRead') },
  };
}

/** Stands where the title will: a character for private use, in no text of ours. (Chromium drops the null.) */
const GAP = '\ue000';

/** The text of that name as a function of the title in it. */
function withTitle(name: MessageName): (title: string) => string {
  const [before = '', after = ''] = t(name, GAP).split(GAP);
  return (title) => before + title + after;
}
