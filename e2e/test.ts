import { type BrowserContext, test as base } from '@playwright/test'

const isRefusal = (text: string) => /content security policy|trusted ?(types|script)/i.test(text)

/** What must not happen in any test: an uncaught error, a refusal by the site's policy, a request to elsewhere. */
function watch(context: BrowserContext, homes: readonly string[]): string[] {
  const faults: string[] = []
  context.on('weberror', (error) => faults.push(`uncaught: ${error.error().message}`))
  context.on('console', (message) => {
    if (isRefusal(message.text())) faults.push(`refused: ${message.text()}`)
  })
  context.on('request', (request) => {
    const url = new URL(request.url())
    const local = ['data:', 'blob:', 'about:', 'file:'].includes(url.protocol)
    // Where the tests serve pages of others that embed ours.
    const others = url.hostname === 'localhost'
    if (!homes.includes(url.origin) && !local && !others)
      faults.push(`asked elsewhere: ${url.href}`)
  })
  return faults
}

/** Playwright's `test`, which also fails where the page did one of these while the story was told. */
export const test = base.extend<{ faults: string[] }>({
  faults: [
    async ({ context, baseURL }, use, info) => {
      const gallery = String(info.config.metadata['gallery'])
      const faults = watch(context, [String(baseURL), gallery])
      await use(faults)
      if (faults.length > 0) throw new Error(faults.join('\n'))
    },
    { auto: true },
  ],
})

export { expect } from '@playwright/test'
