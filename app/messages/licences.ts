/** What the page says about what it is made of. */
export const licenceWords = {
  title: 'Licences',
  about: (version: string): string =>
    `pvscope ${version} is under the MIT licence. It is made with the work of others, each under its own licence.`,
  close: 'Close',
  loading: 'Loading the list …',
  failed: 'The list could not be loaded. Open this again when the network is back.',
} as const
