import type { ComponentType } from 'react'
import type { BackendId } from '../../../src/backends/backend.ts'
import { backendOf, backends, defaultVariant } from '../../../src/backends/index.ts'
import { archOf } from '../../../src/ops/op.ts'
import { eras, type RuleSetId } from '../../../src/patch/eras.ts'
import type { RuleSetId as ItaniumRuleSetId } from '../../../src/ia64/patch/decision.ts'
import type { Arch } from '../../../src/x86/arch.ts'
import type { MachineId } from '../../../src/share/document.ts'
import { sourcesOf } from '../../../src/provenance/index.ts'
import * as frame from '../../messages/frame.ts'
import { itanium } from '../../messages/itanium.ts'
import { provenanceWords } from '../../messages/provenance.ts'
import { messages } from '../../messages/index.ts'
import { backendWords } from '../../messages/names.ts'
import type { Cpu } from '../../state/document.ts'
import { selectTableRules } from '../../state/kernel.ts'
import { selectOpening } from '../../state/opening.ts'
import { selectArch, selectBackend, selectCpu } from '../../state/selectors.ts'
import { store, useApp } from '../../state/store.ts'
import { isItaniumBackend, itaniumRulesOffered } from '../../state/variants.ts'
import { SourceChip } from '../SourceChip.tsx'
import { type SwitchOption, SwitchGroup } from '../../ui/SwitchGroup.tsx'

const words = frame.switches

const cpus: readonly SwitchOption<Cpu>[] = [
  { value: 'x86-32', label: 'x86-32' },
  { value: 'x86-64', label: 'x86-64' },
  { value: 'ia64', label: 'ia64' },
]

const offered: readonly SwitchOption<BackendId>[] = backends.map(({ id }) => ({
  value: id,
  label: backendWords.onSwitch[id],
  name: messages.names.backend[id],
}))

const ruleSets: readonly SwitchOption<RuleSetId>[] = eras.map(({ id }) => ({
  value: id,
  label: messages.names.rulesOnSwitch[id],
}))

/** Some patchers were read on one CPU alone. */
const rulesFor = (arch: Arch): readonly SwitchOption<RuleSetId>[] =>
  ruleSets.map((option) =>
    eras.some(({ id, arches }) => id === option.value && !arches.includes(arch))
      ? { ...option, refusal: words.only64(option.label) }
      : option,
  )

/** Where the rules come from that are chosen. */
const RulesSource = ({ rules }: { readonly rules: RuleSetId }) => (
  <SourceChip
    sign
    of={sourcesOf.rules[rules]}
    about={provenanceWords.about.ruleSet(messages.names.rulesInSentence[rules])}
  />
)

/** Of an Itanium the others stay in view, with the reason why there is nothing to choose. */
const itaniumBackendOptions = offered.map((option) => {
  if (isItaniumBackend(option.value)) return option
  const { words: said, years, configs } = backendOf(defaultVariant(option.value))
  const ran = [...new Set(configs.map(archOf))]
  return { ...option, refusal: words.onlyX86(said.name, years, ran) }
})

const sayWhy = (notice: string) => store.getState().setView({ notice })

/** The rules of each machine. */
const rulesOf: Readonly<Record<MachineId, ComponentType>> = { x86: Rules, ia64: ItaniumRules }

/** The rules by which a listing for x86 is patched. */
export function Rules() {
  const arch = useApp(selectArch)
  const rules = useApp((state) => state.document.rules)
  return (
    <SwitchGroup
      label={words.rules}
      options={rulesFor(arch)}
      value={rules}
      onChange={store.getState().setRules}
      onRefused={sayWhy}
      aside={<RulesSource rules={rules} />}
    />
  )
}

const itaniumRules: readonly SwitchOption<ItaniumRuleSetId>[] = itaniumRulesOffered.map(
  (value) => ({
    value,
    label: itanium.rules[value],
    name: itanium.rulesNames[value],
    hint: itanium.rulesNames[value],
  }),
)

function ItaniumRules() {
  const rules = useApp((state) => state.document.itaniumRules)
  return (
    <SwitchGroup
      label={words.rules}
      options={itaniumRules}
      value={rules}
      onChange={store.getState().setItaniumRules}
    />
  )
}

/** The rules by which records of 2009 are read; those of 6.1 go with its records alone. */
function KernelRules() {
  const rules = useApp(selectTableRules)
  return (
    <SwitchGroup
      label={words.rules}
      options={rules === '6.1' ? lateRules : earlyRules}
      value={rules}
      onChange={store.getState().setKernelRules}
      aside={<RulesSource rules={rules} />}
    />
  )
}

const earlyRules = ruleSets.filter(({ value }) => value !== '6.1')
const lateRules = ruleSets.filter(({ value }) => value === '6.1')

/** Over a table of sites: what its file settles is not switched. */
export function KernelSwitches() {
  return (
    <>
      <RunsOn options={offered} />
      {useApp(({ kernel }) => kernel.summary !== null) && <KernelRules />}
    </>
  )
}

/** The three switches: CPU, Runs on, Rules. */
export function Switches() {
  const cpu = useApp(selectCpu)
  const machine = useApp((state) => state.document.machine)
  const MachineRules = rulesOf[machine]
  return (
    <>
      <SwitchGroup
        label={words.cpu}
        options={cpus}
        value={cpu}
        onChange={store.getState().setCpu}
      />
      <RunsOn options={machine === 'ia64' ? itaniumBackendOptions : offered} />
      <MachineRules />
    </>
  )
}

function RunsOn({ options }: { readonly options: readonly SwitchOption<BackendId>[] }) {
  const backend = useApp(selectBackend)
  const opening = useApp(selectOpening)
  return (
    <SwitchGroup
      label={words.runsOn}
      options={options}
      value={backend}
      onChange={store.getState().setBackend}
      onRefused={sayWhy}
      note={opening ? messages.step.orSwitch : undefined}
    />
  )
}
