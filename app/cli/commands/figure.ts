import { type FigureId, figureIds } from '../../figures/ids.ts'
import { figureSvg } from '../../figures/index.ts'
import { figureThemes } from '../../figures/palette.ts'
import { ia64RuleSets } from '../../../src/ia64/rules/index.ts'
import { documentOf, figureArches, figureState } from '../figureState.ts'
import { ruleSetIds } from '../options.ts'
import { figureMessages, usageMessages } from '../messages.ts'
import { readSource, reasonOf, refuse, reportDiagnostics } from '../source.ts'
import { commandMessages, optionMessages } from '../helpMessages.ts'
import type { Command } from './command.ts'

export const figure: Command = {
  name: 'figure',
  ...commandMessages.figure,
  options: [
    'site',
    'step',
    'what',
    'theme',
    'svg',
    'arch',
    'config',
    'backend',
    'rules',
    'nops',
    'no-scan',
    'frame-pointer',
  ],
  own: {
    arch: {
      values: figureArches,
      help: optionMessages.figureArch,
    },
    rules: {
      values: [...ruleSetIds, ...ia64RuleSets.map(({ id }) => id)],
      help: optionMessages.figureRules,
    },
    what: { values: figureIds, help: optionMessages.what },
    theme: { values: figureThemes, help: optionMessages.theme },
  },
  run: async (asked, io) => {
    if (asked.svg === null)
      return refuse(io, usageMessages.optionMissing('svg', figureMessages.out()))
    const source = await readSource(asked.files, io)
    if (!source.ok) return refuse(io, source.error)
    const document = documentOf(source.value.text, asked)
    if (!document.ok) return refuse(io, document.error)
    const shown = figureState(document.value, asked)
    if (!shown.ok) return refuse(io, shown.error)
    const state = shown.value.getState()
    const what = asked.own.what as FigureId
    const theme = figureThemes.find((each) => each === asked.own.theme) ?? 'light'
    const svg = figureSvg(what, state, theme)
    if (svg === null) return refuse(io, figureMessages.nothing(what))
    try {
      if (asked.svg === '-') await io.write(svg)
      else await io.writeFile(asked.svg, svg)
    } catch (error) {
      return refuse(io, usageMessages.unwritable(asked.svg, reasonOf(error)))
    }
    const { listing } = document.value
    // What the registers around a site come to is the command `pressure`'s to tell.
    const all = state.itanium.latest ?? state.analysis.shown
    const found = (all?.diagnostics ?? []).filter(({ code }) => !/^(?:lint|dataflow)\//.test(code))
    return listing === source.value.text ? reportDiagnostics(source.value, found, io) : 0
  },
}
