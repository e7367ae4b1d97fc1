import * as commandWords from '../messages/commands.ts'
import * as frame from '../messages/frame.ts'
import { itanium } from '../messages/itanium.ts'
import { messages } from '../messages/index.ts'
import { ia64Samples } from '../samples/ia64/index.ts'
import { isItanium } from '../state/itanium.ts'
import { samples } from '../samples/index.ts'
import { selectBackend, selectCpu } from '../state/selectors.ts'
import type { AppState, AppStore } from '../state/store.ts'
import { isItaniumBackend, itaniumRulesOffered, rulesOffered } from '../state/variants.ts'
import { backends } from '../../src/backends/index.ts'
import type { Command, CommandGroup } from './command.ts'

interface Choice {
  readonly id: string
  readonly title: string
  readonly group: CommandGroup
  /** Of the machine in view there is such a choice; of every machine where it does not say. */
  exists?(state: AppState): boolean
  isChosen(state: AppState): boolean
  choose(store: AppStore): void
}

const choice = ({ id, title, group, exists, isChosen, choose }: Choice): Command => ({
  id,
  title,
  group,
  keys: [],
  available: (state) => (exists?.(state) ?? true) && !isChosen(state),
  perform: choose,
})

/** Every position of the three switches, the theme, and every sample: what the palette adds to the buttons. */
export const switchCommands: readonly Command[] = [
  ...backends.map(({ id: backend }) =>
    choice({
      id: `runs-on-${backend}`,
      title: commandWords.titles.runsOn(messages.names.backend[backend]),
      group: 'machine',
      exists: (state) => !isItanium(state) || isItaniumBackend(backend),
      isChosen: (state) => selectBackend(state) === backend,
      choose: (store) => store.getState().setBackend(backend),
    }),
  ),
  ...rulesOffered.map((rules) =>
    choice({
      id: `rules-${rules.replaceAll('.', '-')}`,
      title: commandWords.titles.rules(messages.names.rules[rules]),
      group: 'machine',
      exists: (state) => !isItanium(state),
      isChosen: ({ document }) => document.rules === rules,
      choose: (store) => store.getState().setRules(rules),
    }),
  ),
  ...(['x86-32', 'x86-64', 'ia64'] as const).map((cpu) =>
    choice({
      id: `cpu-${cpu}`,
      title: commandWords.titles.cpu(cpu),
      group: 'machine',
      isChosen: (state) => selectCpu(state) === cpu,
      choose: (store) => store.getState().setCpu(cpu),
    }),
  ),
  ...samples.map(({ id, title }) =>
    choice({
      id: `open-${id}`,
      title: commandWords.titles.sample(title),
      group: 'listing',
      isChosen: ({ document }) => document.sample === id,
      choose: (store) => store.getState().openSample(id),
    }),
  ),
  ...itaniumRulesOffered.map((rules) =>
    choice({
      id: `rules-${rules}`,
      title: commandWords.titles.rules(itanium.rulesNames[rules]),
      group: 'machine',
      exists: isItanium,
      isChosen: ({ document }) => document.itaniumRules === rules,
      choose: (store) => store.getState().setItaniumRules(rules),
    }),
  ),
  ...ia64Samples.map(({ id, title, listing }) =>
    choice({
      id: `open-ia64-${id.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      title: commandWords.titles.sample(frame.listing.itanium(title)),
      group: 'listing',
      isChosen: ({ document }) => document.listing === listing,
      choose: (store) => store.getState().openItaniumSample(id),
    }),
  ),
  ...(['auto', 'dark', 'light'] as const).map((theme) =>
    choice({
      id: `theme-${theme}`,
      title: commandWords.titles.theme(theme),
      group: 'view',
      isChosen: ({ view }) => view.theme === theme,
      choose: (store) => store.getState().setView({ theme }),
    }),
  ),
]
