/** A macro of the prelude as a listing may call it. */
export interface PreludeMacro {
  readonly name: string
  /** How a call reads, e.g. `DISABLE_INTERRUPTS(clobbers)`. */
  readonly signature: string
  /** What its record allows the patcher to destroy, in the kernel's words. */
  readonly clobbers: string
  /** Parts of the kernel use it, the listing need not: it is called by the other macros. */
  readonly inner: boolean
  /** Its definition, `.macro` and `.endm` included. */
  readonly text: string
}

/** A definition from its lines; `head` is what follows the name. */
export function macro(
  name: string,
  head: string,
  body: readonly string[],
  { signature = name, clobbers = '', inner = false }: Partial<PreludeMacro> = {},
): PreludeMacro {
  const lines = body.map((line) => (/^\d+:|^$/.test(line) ? line : `\t${line}`))
  const first = head === '' ? `.macro ${name}` : `.macro ${name} ${head}`
  return { name, signature, clobbers, inner, text: [first, ...lines, '.endm'].join('\n') }
}

/** A macro of the other width: a call is an error that says so. */
export const missing = (name: string, sentence: string): PreludeMacro =>
  macro(name, 'ignored:vararg', [`.error "${name} ${sentence}"`])

/** DISABLE_INTERRUPTS and ENABLE_INTERRUPTS: macros of entry code that want a set of clobbers. */
export const withClobbers = (body: (op: string) => readonly string[]): readonly PreludeMacro[] =>
  [
    ['DISABLE_INTERRUPTS', 'irq_disable'] as const,
    ['ENABLE_INTERRUPTS', 'irq_enable'] as const,
  ].map(([name, op]) =>
    macro(
      name,
      'clobbers:vararg',
      [
        '.ifb \\clobbers',
        `.error "${name} needs a set of clobbers, e.g. CLBR_NONE"`,
        '.else',
        ...body(op),
        '.endif',
      ],
      { signature: `${name}(clobbers)`, clobbers: 'clobbers' },
    ),
  )
