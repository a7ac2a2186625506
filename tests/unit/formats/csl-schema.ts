/**
 * What CSL 1.0.2's schema of input data allows for an item: the types, and for each property that a paper can
 * have, its kind. Written from the schema's facts (citation-style-language/schema, `csl-data.json`); an item that
 * holds anything else is refused, as there.
 */
const TYPES =
  `article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection
  dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case
  legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical
  personal_communication post post-weblog regulation report review review-book software song speech standard thesis
  treaty webpage`.split(/\s+/);

const text = { type: 'string' };
const textOrNumber = { type: ['string', 'number'] };
const flag = { type: ['string', 'number', 'boolean'] };
const properties = (names: string, schema: object) =>
  Object.fromEntries(names.split(' ').map((name) => [name, schema] as const));

const name = {
  type: 'object',
  properties: {
    ...properties('family given dropping-particle non-dropping-particle suffix literal', text),
    ...properties('comma-suffix static-ordering parse-names', flag),
  },
  additionalProperties: false,
};

const date = {
  type: 'object',
  properties: {
    'date-parts': {
      type: 'array',
      minItems: 1,
      maxItems: 2,
      items: { type: 'array', minItems: 1, maxItems: 3, items: textOrNumber },
    },
    ...properties('literal raw', text),
  },
  additionalProperties: false,
};

export const CSL_SCHEMA = {
  type: 'array',
  items: {
    type: 'object',
    required: ['type', 'id'],
    additionalProperties: false,
    properties: {
      type: { enum: TYPES },
      id: textOrNumber,
      author: { type: 'array', items: name },
      issued: date,
      ...properties('citation-key title container-title collection-title publisher genre DOI URL', text),
      ...properties('abstract keyword note archive source status language', text),
      ...properties('volume issue page number', textOrNumber),
    },
  },
};
