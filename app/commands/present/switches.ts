import type { BackendId, VariantId } from '../../../src/backends/backend.ts'
import { refusalOf } from '../../../src/backends/refusal.ts'
import { lateConfig } from '../../../src/ops/configs.ts'
import type { ConfigId } from '../../../src/ops/op.ts'
import { configUnder } from '../../../src/rules/config.ts'
import type { RuleSetId } from '../../../src/patch/eras.ts'
import { present as words } from '../../messages/present.ts'
import { isItanium } from '../../state/itanium.ts'
import { nextScale } from '../../state/scale.ts'
import { selectBackend } from '../../state/selectors.ts'
import type { AppStore } from '../../state/store.ts'
import { itaniumBackends, itaniumRulesOffered, rulesOffered } from '../../state/variants.ts'
import { backends, defaultVariant } from '../../../src/backends/index.ts'
import type { Command, Key } from '../command.ts'

/** Some keyboards have the sign above another key: keys.ts does not ask for the shift key of a sign. */
const sign = (key: string): readonly Key[] => [{ key, where: 'page' }]

/** The neighbour in a ring. */
function neighbourIn<Value>(ring: readonly Value[], value: Value, by: 1 | -1): Value {
  const at = Math.max(0, ring.indexOf(value))
  return ring[(at + by + ring.length) % ring.length] ?? value
}

/** Such a machine ran by such rules. */
const existed = (variant: VariantId, config: ConfigId, rules: RuleSetId): boolean =>
  (rules !== '6.1' || config === lateConfig) && refusalOf(variant, config) === null

function turnBackend(store: AppStore, by: 1 | -1) {
  const state = store.getState()
  const { config, rules } = state.document
  // What never existed is stepped over.
  const ring: readonly BackendId[] = isItanium(state)
    ? itaniumBackends
    : backends.map(({ id }) => id).filter((id) => existed(defaultVariant(id), config, rules))
  state.setBackend(neighbourIn(ring, selectBackend(state), by))
}

function turnRules(store: AppStore, by: 1 | -1) {
  const state = store.getState()
  const { document, setRules, setItaniumRules } = state
  if (isItanium(state))
    return setItaniumRules(neighbourIn(itaniumRulesOffered, document.itaniumRules, by))
  const { config, variant } = document
  const ring = rulesOffered.filter((rules) => existed(variant, configUnder(config, rules), rules))
  setRules(neighbourIn<RuleSetId>(ring, document.rules, by))
}

function turnScale(store: AppStore, by: 1 | -1) {
  const { view, setView } = store.getState()
  setView({ scale: nextScale(view.scale, by) })
}

const both = (
  id: string,
  signs: readonly [string, string],
  title: (by: 1 | -1) => string,
  turn: (store: AppStore, by: 1 | -1) => void,
): readonly Command[] =>
  ([-1, 1] as const).map((by) => ({
    id: `present-${id}${by === 1 ? '-next' : '-back'}`,
    title: title(by),
    mode: 'present',
    keys: sign(signs[by === 1 ? 1 : 0]),
    perform: (store) => turn(store, by),
    repeats: () => id === 'scale',
  }))

const { commands } = words

export const switches: readonly Command[] = [
  ...both('backend', ['[', ']'], commands.backend, turnBackend),
  ...both('rules', ['{', '}'], commands.rules, turnRules),
  ...both('scale', ['-', '+'], commands.scale, turnScale),
]
