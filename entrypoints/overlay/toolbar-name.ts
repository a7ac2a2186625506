/** The element's name of a toolbar. A valid custom element name may carry a shadow root without being defined. */
export const TOOLBAR = 'offprint-toolbar';
