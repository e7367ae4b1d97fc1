import { presentLayouts } from '../../src/share/deck.ts'
import { registersPattern } from '../../src/share/runFields.ts'
import {
  indexPattern,
  settingIds,
  settingIndices,
  settingSwitches,
} from '../../src/share/settingFields.ts'
import { linkVersions } from '../../src/share/upgrades/index.ts'
import {
  choice,
  described,
  either,
  list,
  object,
  only,
  pattern,
  type Schema,
  text,
  yesOrNo,
} from './schema.ts'

const newest = linkVersions[linkVersions.length - 1] ?? linkVersions[0]

const each = (names: readonly string[], schema: Schema) =>
  Object.fromEntries(names.map((name) => [name, schema]))

const one = only('1')

/** What a link or a file holds beside its text: only what is not as usual. */
const settings = object(
  {},
  {
    ...Object.fromEntries(
      Object.entries(settingIds).map(([name, known]) => [name, choice(Object.keys(known))]),
    ),
    ...each(settingSwitches, one),
    ...each(settingIndices, pattern(indexPattern)),
    registers: pattern(registersPattern),
    flags: described('CF PF AF ZF SF DF OF, as hex.', pattern(/^[\da-f]{1,3}$/)),
    disabled: one,
    pending: one,
    entry: described('A label: what is no letter, digit, "_" or "." is "-" and four digits.', text),
    polite: one,
    everything: one,
    breakpoints: described('Lines from 1, growing.', pattern(/^\d{1,6}(?:\.\d{1,6})*$/)),
    moment: pattern(/^\d{1,7}$/),
  },
)

/**
 * What stands in `#v4=…` once it is unpacked (base64url, then raw deflate with the dictionary of the version): the
 * settings as `name=value&…` on the first line, the listing after it.
 */
export const link = object({ settings, listing: text })

const lines = either(list(text), text)

/** A `.pvscope.json` file. */
export const documentFile = object(
  { pvscope: only(1), format: only(newest.version), listing: lines },
  { settings },
)

const deckState = object(
  {
    title: { ...text, maxLength: 200 },
    minutes: { type: 'number', minimum: 0, maximum: 600 },
    document: described('A link, unpacked: settings on the first line, then the listing.', {
      type: 'string',
      pattern: '^[^\\n]*\\n',
    }),
  },
  {
    layout: choice(presentLayouts),
    notes: { ...text, maxLength: 20_000 },
    ask: yesOrNo,
  },
)

/** A `.pvscope-deck.json` file, and what stands in `#deck1=…` once it is unpacked. */
export const deckFile = object({
  pvscopeDeck: only(1),
  format: choice(linkVersions.map(({ version }) => version)),
  title: text,
  states: { ...list(deckState), minItems: 1 },
})

/** A receipt is a text of lines. */
export const receipt: Schema = {
  type: 'string',
  pattern: [
    /^pvscope receipt, version \S+/,
    /lesson: \S+/,
    /task: \S+/,
    /goals met: \d+\/\d+ \([^\n]*\)/,
    /goals missed: [^\n]+/,
    /right at first try: \d+\/\d+(?: \(\d+ shown\))?/,
    /hints used: \d+/,
    /name: [^\n]*/,
    /time: \d{4}-\d\d-\d\dT[\d:.]+Z/,
    /link: #v\d+=[\w-]+$/,
  ]
    .map(({ source }) => source)
    .join('\\n'),
}
