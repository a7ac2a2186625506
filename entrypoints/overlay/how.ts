/** How browsers run the overlay, whichever group of sites it is for. Read at build time, where nothing else of it is. */
export const HOW = {
  // Entries get their toolbars while the rest of a long page is still coming.
  runAt: 'document_start',
  // A message to the window would tell every page that Offprint is installed.
  noScriptStartedPostMessage: true,
} as const;
