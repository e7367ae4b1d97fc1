import type { BackendId } from '../../../src/backends/backend.ts'
import type { RuleSetId } from '../../../src/patch/decision.ts'
import type { Arch } from '../../../src/x86/arch.ts'
import { sourcesOf } from '../../../src/provenance/index.ts'
import { frame } from '../../messages/frame.ts'
import { provenanceWords } from '../../messages/provenance.ts'
import { messages } from '../../messages/index.ts'
import { selectArch, selectBackend, selectOpening } from '../../state/selectors.ts'
import { store, useApp } from '../../state/store.ts'
import { SourceChip } from '../SourceChip.tsx'
import { type SwitchOption, SwitchGroup } from '../../ui/SwitchGroup.tsx'

const words = frame.switches

const cpus: readonly SwitchOption<Arch | 'ia64'>[] = [
  { value: 'x86-32', label: 'x86-32' },
  { value: 'x86-64', label: 'x86-64' },
  { value: 'ia64', label: 'ia64', disabled: true, hint: words.notYet },
]

const backends: readonly SwitchOption<BackendId>[] = (
  ['native', 'xen', 'lguest', 'vmi', 'kvm', 'off'] as const
).map((value) => ({ value, label: words.backend[value], name: messages.names.backend[value] }))

const ruleSets: readonly SwitchOption<RuleSetId>[] = [
  { value: 'design', label: words.design },
  { value: '2.6.30', label: '2.6.30' },
  { value: '6.1', label: '6.1' },
]

/** 6.1 was read on x86-64 alone. */
export const rulesFor = (arch: Arch): readonly SwitchOption<RuleSetId>[] =>
  ruleSets.map((option) =>
    option.value === '6.1' && arch === 'x86-32'
      ? { ...option, disabled: true, hint: words.only64 }
      : option,
  )

/** Where the rules come from that are chosen. */
export const RulesSource = ({ rules }: { readonly rules: RuleSetId }) => (
  <SourceChip
    sign
    of={sourcesOf.rules[rules]}
    about={provenanceWords.about.ruleSet(messages.names.rulesInSentence[rules])}
  />
)

/** The three switches: CPU, Runs on, Rules. */
export function Switches() {
  const arch = useApp(selectArch)
  const backend = useApp(selectBackend)
  const rules = useApp((state) => state.document.rules)
  const opening = useApp(selectOpening)
  const { setArch, setBackend, setRules } = store.getState()
  return (
    <>
      <SwitchGroup
        label={words.cpu}
        options={cpus}
        value={arch}
        onChange={(value) => value !== 'ia64' && setArch(value)}
      />
      <SwitchGroup
        label={words.runsOn}
        options={backends}
        value={backend}
        onChange={setBackend}
        note={opening ? messages.step.orSwitch : undefined}
      />
      <SwitchGroup
        label={words.rules}
        options={rulesFor(arch)}
        value={rules}
        onChange={setRules}
        aside={<RulesSource rules={rules} />}
      />
    </>
  )
}
