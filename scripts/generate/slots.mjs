/** Base of the kernel's text, from which the table's functions count. */
const textBase = 0xffffffff81000000n

const quoted = (text) => `'${text}'`

function calledText(called) {
  if (called === null) return 'null'
  return `[${quoted(called.function)}, 0x${(BigInt(called.address) - textBase).toString(16)}]`
}

/** Source text of the table of pv_ops of 6.1; stops where the slots are not numbered one after the other. */
export function slotsSource({ pv_ops: table, slots }) {
  slots.forEach(({ type }, at) => {
    if (type !== at) throw new Error(`type ${type} stands at place ${at}`)
  })
  const rows = slots.map(
    ({ name, calleeSave, sitesInText, native, xen }) =>
      `  [${quoted(name)}, ${calleeSave}, ${sitesInText}, ${calledText(native)}, ${calledText(xen)}],`,
  )
  return `// Made by scripts/generate.mjs from the vectors' file of slots (Debian's Linux 6.1.0-50, x86-64). Do not edit.
/** The function that a booted kernel called, and how far it stands behind the base of the kernel's text. */
export type CalledRow = readonly [name: string, offset: number] | null

/** Slot n of pv_ops; null: no call was found in the text of the booted kernel. */
export const slotRows: readonly (readonly [
  name: string,
  calleeSave: boolean,
  sitesInText: number,
  native: CalledRow,
  xen: CalledRow,
])[] = [
${rows.join('\n')}
]

/** Where that kernel has the table, and where its text starts. */
export const slotTable = { pvOps: ${table}n, textBase: 0x${textBase.toString(16)}n } as const
`
}
