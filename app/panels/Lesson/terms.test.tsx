import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { termsIn } from '../../../src/glossary/mentions.ts'
import { piecesOf } from '../../../src/lessons/inline.ts'
import { lessons } from '../../../src/lessons/index.ts'
import { SceneText } from './LessonText.tsx'

const scenes = lessons.flatMap(({ id, scenes: all }) =>
  all.map((scene) => ({ ...scene, at: `${id}/${scene.id}` })),
)

const prose = (text: string): string =>
  piecesOf(text)
    .map((piece) => (piece.kind === 'code' ? '' : piece.text))
    .join('')

describe.each(scenes)('the text of $at', ({ text }) => {
  const markup = renderToStaticMarkup(createElement(SceneText, { paragraphs: text }))

  it('leads from the first use of each term to its meaning, and from no other', () => {
    const links = [...markup.matchAll(/href="\.\/\?glossary=([\w-]+)"/g)].map(([, id]) => id)
    expect(links.toSorted()).toEqual(termsIn(text.map(prose).join('\n')).toSorted())
  })

  it('loses no word by its marks', () => {
    const read = markup
      .replace(/<\/p><p>/g, '\n')
      .replace(/<[^>]+>/g, '')
      .replaceAll('&quot;', '"')
      .replaceAll('&#x27;', "'")
      .replaceAll('&amp;', '&')
    const written = text.map((paragraph) =>
      piecesOf(paragraph)
        .map((piece) => piece.text)
        .join(''),
    )
    expect(read).toBe(written.join('\n'))
  })
})
