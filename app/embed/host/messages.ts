/** What the element of `embed.js` says in the page of others, before there is a figure. */
export const hostWords = {
  show: 'Show the figure',
  title: 'A patched callsite, step by step',
} as const
