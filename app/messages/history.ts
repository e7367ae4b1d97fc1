/** Why what a browser keeps could not be opened, or cannot be kept. */
export type StorageProblem = 'shut' | 'damaged' | 'newer'

/** What the page says about the states that it keeps, and about a storage that does not do. */
export const historyWords = {
  title: 'Earlier states',
  about:
    'The last 50 states of your listings, in this browser alone. Opening one keeps the present one here, too.',
  close: 'Close',
  open: 'Open',
  empty: 'Nothing yet: a state is kept whenever you pause after a change.',
  openOf: (title: string, when: string): string => `Open "${title}" of ${when}`,
  emptyListing: 'empty listing',
  written: (line: number, text: string): string => `line ${line}: ${text}`,
  without: (text: string): string => `without "${text}"`,
  lines: (count: number): string => (count === 1 ? '1 line' : `${count} lines`),
  opened: (when: string): string =>
    `The listing of ${when} is back. What stood here is an earlier state now.`,
  aside: 'There is work here that this version could not read. It was set aside unchanged.',
  saveAside: 'Save it as a file',
  problems: {
    shut: 'This browser keeps nothing for this page: your work lives in this tab alone. Save it as a file or copy its link.',
    damaged:
      'What this browser had kept is damaged. It was set aside unchanged (menu: Earlier states), and the page begins anew.',
    newer:
      'A newer pvscope kept its work here. It was set aside unchanged (menu: Earlier states); the newer version can read it.',
  } satisfies Record<StorageProblem, string>,
} as const
