/** The source of what the reader told, beside `arxiv/listing` and the like. */
export const READER = 'reader';
