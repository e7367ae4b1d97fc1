/** The part of Trusted Types that is used here; no type of the DOM's own describes it yet. */
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL: (address: string) => string }): unknown
}

/** The address again where it lies on the page's own origin; a refusal otherwise. */
export function ownScript(address: string, page: string): string {
  if (new URL(address, page).origin === new URL(page).origin) return address
  throw new TypeError(`Scripts come from ${new URL(page).origin} alone, not from ${address}`)
}

/**
 * Under `require-trusted-types-for 'script'` an address becomes a worker's script only through a
 * policy. Ours lets through what lies beside the page, whoever asks; text never becomes markup or
 * code, for which there is no rule.
 */
export function trustOwnScripts(scope: Window) {
  const { trustedTypes } = scope as { trustedTypes?: PolicyFactory }
  trustedTypes?.createPolicy('default', {
    createScriptURL: (address) => ownScript(address, scope.location.href),
  })
}
