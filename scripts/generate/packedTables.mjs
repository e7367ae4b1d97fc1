/** What `src/backends/packedTables.ts` unpacks; the test beside this file holds the two together. */
const letters = {
  c: 'c',
  'c-keeping': 'k',
  thunk: 't',
  routine: 'r',
  'jump-routine': 'j',
  nop: 'n',
  ident32: 'i',
  ident64: 'd',
  null: 'z',
}
const known = {
  nop: '_paravirt_nop',
  ident32: '_paravirt_ident_32',
  ident64: '_paravirt_ident_64',
  null: undefined,
}
const thunkPrefix = '__raw_callee_save_'

function wordOf(entry, member, prefix) {
  const [kind, name] = entry.split(' ')
  if (kind in known) {
    if (name !== known[kind]) throw new Error(`${member}: ${kind} with the name ${name}`)
    return letters[kind]
  }
  if (kind === 'thunk' && !name.startsWith(thunkPrefix)) throw new Error(`${name} is no thunk`)
  const plain = kind === 'thunk' ? name.slice(thunkPrefix.length) : name
  return letters[kind] + (plain === `${prefix}_${member}` ? '' : plain)
}

/** One word for each operation in the order of `ids`, a number for those without an entry. */
export function packedEntries(prefix, entries, ids) {
  const words = []
  let passed = 0
  for (const id of ids) {
    const entry = entries[id]
    if (entry === undefined) {
      passed += 1
      continue
    }
    if (passed > 0) words.push(passed)
    passed = 0
    words.push(wordOf(entry, id.slice(id.indexOf('.') + 1), prefix))
  }
  return words.join(' ')
}

const placeOf = (n) => 0x100000 + n * 0x1d0 + (n % 7) * 3

/** What the functions' order alone does not say of their offsets. */
export function packedOffsets(offsets) {
  const told = []
  let next = 0
  for (const name of Object.keys(offsets).toSorted()) {
    const offset = Number(offsets[name])
    let at = next
    while (placeOf(at) < offset) at += 1
    if (placeOf(at) !== offset) {
      told.push(`${name}=${offset.toString(16)}`)
      continue
    }
    if (at > next) told.push(`${name}+${at - next}`)
    next = at + 1
  }
  return told.join(' ')
}
