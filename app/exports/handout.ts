import { fontStyle } from '../figures/fonts.ts'
import { figureSvg } from '../figures/index.ts'
import { escaped, tag } from '../figures/svg.ts'
import { handoutWords as words } from '../messages/handout.ts'
import { itaniumReading } from '../reading/itanium.ts'
import { readingDocument } from '../reading/readingDocument.ts'
import type { Block, Item, ReadingDocument, Section } from '../reading/tree.ts'
import { courseOf } from '../state/course.ts'
import { isItanium, selectItanium } from '../state/itanium.ts'
import { selectAnalysis } from '../state/selectors.ts'
import type { AppState } from '../state/store.ts'
import { qrCode } from '../ui/qr.ts'

const items = (all: readonly Item[]): string =>
  all
    .map(({ lead, text, more }) => {
      const under = more.map((each) => tag('li', {}, escaped(each))).join('')
      const start = lead === '' ? '' : `${tag('b', {}, escaped(lead))} `
      return tag('li', {}, start + escaped(text) + (under === '' ? '' : tag('ul', {}, under)))
    })
    .join('')

function tableHtml({ caption, head, rows }: Extract<Block, { kind: 'table' }>): string {
  const heads = head.map((name) => tag('th', { scope: 'col' }, escaped(name) || ' ')).join('')
  const body = rows
    .map(([first = '', ...rest]) =>
      tag(
        'tr',
        {},
        tag('th', { scope: 'row' }, escaped(first) || ' ') +
          rest.map((cell) => tag('td', {}, escaped(cell) || ' ')).join(''),
      ),
    )
    .join('')
  return tag(
    'table',
    {},
    tag('caption', {}, escaped(caption)) +
      tag('thead', {}, tag('tr', {}, heads)) +
      tag('tbody', {}, body),
  )
}

/** HTML closes no element by itself. */
const codeHtml = (lines: readonly string[]): string =>
  `<pre>${lines.map((line, at) => `${String(at + 1).padStart(4)}  ${escaped(line)}`).join('\n')}</pre>`

function blockHtml(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return tag('p', {}, escaped(block.text) || ' ')
    case 'list':
      return tag(block.ordered ? 'ol' : 'ul', {}, items(block.items) || ' ')
    case 'facts':
      return tag(
        'dl',
        {},
        block.facts
          .map(
            ({ name, value }) =>
              tag('dt', {}, escaped(name)) + tag('dd', {}, escaped(value) || ' '),
          )
          .join('') || ' ',
      )
    case 'table':
      return tableHtml(block)
    case 'code':
      return codeHtml(block.lines)
  }
}

type PictureOf = (section: Section) => string | null

function sectionHtml(section: Section, level: number, pictureOf: PictureOf): string {
  const { title, blocks, sections } = section
  const picture = pictureOf(section)
  return tag(
    'section',
    {},
    tag(`h${level}`, {}, escaped(title)) +
      (picture === null ? '' : tag('figure', {}, picture)) +
      blocks.map(blockHtml).join('') +
      sections.map((inner) => sectionHtml(inner, Math.min(level + 1, 4), pictureOf)).join(''),
  )
}

/** The decision of each site, and the registers beside the listing. */
function picturesOf(state: AppState): PictureOf {
  const { place } = state.playback
  const course = courseOf(state)
  const at = (site: number, step: number): AppState => ({
    ...state,
    playback: { ...state.playback, place: { site, step } },
  })
  return ({ id }) => {
    if (id === 'listing') return figureSvg('registers', state, 'light', true)
    const index = /^site-(\d+)$/.exec(id)?.[1]
    const site = Number(index ?? 0) - 1
    if (course.steps(site) === 0) return null
    const step = place?.site === site ? place.step : course.decision(site)
    return figureSvg('step', at(site, step), 'light', true)
  }
}

const style = `${fontStyle}
body{max-width:820px;margin:0 auto;padding:24px;background:#fff;color:#14202b;font:14px/22px "pvscope Inter",sans-serif}
h1{font-size:25px;line-height:30px}h2{font-size:20px;margin-top:32px;break-after:avoid}h3,h4{font-size:15px;break-after:avoid}
header{display:flex;gap:24px;align-items:flex-start;justify-content:space-between}
header svg{flex:none;width:120px;height:120px}header a{overflow-wrap:anywhere;color:#2f5fb3;font-size:11px;line-height:16px}
figure{margin:12px 0;break-inside:avoid}figure svg{max-width:100%;height:auto}
pre,code{font:13px/20px "pvscope JetBrains Mono",monospace}pre{overflow-wrap:anywhere;white-space:pre-wrap}
table{border-collapse:collapse;font-size:13px;break-inside:avoid}caption{text-align:left;color:#51606f}
th,td{padding:2px 10px 2px 0;border-top:1px solid #d9dee4;text-align:left;vertical-align:top}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 16px}dt{color:#51606f}dd{margin:0}
@page{margin:16mm}@media print{body{max-width:none;padding:0}a{text-decoration:none}}`

function headHtml(title: string, link: string): string {
  const code = qrCode(link)
  const box = code && `0 0 ${code.size} ${code.size}`
  const picture =
    code === null
      ? ''
      : tag(
          'svg',
          { viewBox: box, role: 'img', 'aria-label': words.code, 'shape-rendering': 'crispEdges' },
          tag('path', { d: code.path }),
        )
  const shown = link.length > 400 ? words.open : link
  return tag(
    'header',
    {},
    tag(
      'div',
      {},
      tag('h1', {}, escaped(title)) +
        tag('p', {}, `${escaped(words.back)} ${tag('a', { href: link }, escaped(shown))}`),
    ) + picture,
  )
}

function readingOf(state: AppState): ReadingDocument | null {
  const told = selectItanium(state)
  if (told) return itaniumReading(told)
  const analysis = isItanium(state) ? null : selectAnalysis(state)
  return analysis && readingDocument(analysis, state.analysis.flips)
}

/**
 * All that is known of the listing as one HTML file: no script, nothing loaded from elsewhere, and a QR code
 * that leads back to `link`. Empty where nothing is shown.
 */
export function handoutHtml(state: AppState, link: string): string {
  const reading = readingOf(state)
  if (!reading) return ''
  const { title, blocks, sections } = reading
  const pictureOf = picturesOf(state)
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
${headHtml(title, link)}
<main>${blocks.map(blockHtml).join('')}${sections.map((each) => sectionHtml(each, 2, pictureOf)).join('\n')}</main>
</body>
</html>
`
}
