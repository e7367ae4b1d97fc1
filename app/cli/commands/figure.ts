import { type FigureId, figureIds } from '../../figures/ids.ts'
import { figureSvg } from '../../figures/index.ts'
import { figureThemes } from '../../figures/palette.ts'
import { ia64RuleSets } from '../../../src/ia64/rules/index.ts'
import { documentOf, figureArches, figureState } from '../figureState.ts'
import { ruleSetIds } from '../options.ts'
import { figureMessages, usageMessages } from '../messages.ts'
import { readSource, reasonOf, refuse, reportDiagnostics } from '../source.ts'
import type { Command } from './command.ts'

export const figure: Command = {
  name: 'figure',
  synopsis: 'FILE [--site n] [--step n] [--what …] [--theme …] --svg OUT',
  summary: 'Draws a step as an SVG file, the same as the page exports.',
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
      help: 'the CPU; auto takes ia64 where the listing keeps records for Itanium, else x86-32',
    },
    rules: {
      values: [...ruleSetIds, ...ia64RuleSets.map(({ id }) => id)],
      help: 'whose patcher; for ia64 static, as built, or scan',
    },
    what: { values: figureIds, help: 'what is drawn; the step where it is not given' },
    theme: { values: figureThemes, help: 'colours; light where it is not given' },
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
