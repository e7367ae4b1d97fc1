import { doors } from './doors.ts'
import { type Exported, exportedBy } from './exported.ts'

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Paragraphs, lists and code as our comments have them. */
const prose = (doc: string): string =>
  escaped(doc)
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>')
    .split(/\n\n|\n(?=- )/)
    .map((part) => `<p>${part.replaceAll('\n', ' ')}</p>`)
    .join('\n')

const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="style.css">
<main>
${body}
</main>
</html>
`

const entry = ({ name, file, line, signature, doc }: Exported): string => `<section id="${name}">
<h2>${escaped(name)}</h2>
<p class="place">src/${file}:${line}</p>
${doc === null ? '' : prose(doc)}
<pre><code>${escaped(signature)}</code></pre>
</section>`

const linkTo = (id: string, { name }: Exported) =>
  `<a href="${id}.html#${name}"><code>${escaped(name)}</code></a>`

const style = `:root { color-scheme: light dark }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif }
main { max-width: 50rem; margin: 0 auto; padding: 2rem 1rem }
h2 { margin: 2.5rem 0 0; font-size: 1.15rem }
pre { padding: .75rem; overflow: auto; border: 1px solid #8886; border-radius: 6px; font-size: 13px }
.place { margin: 0; font-size: 13px; opacity: .75 }
nav a { margin-right: .75rem }
`

/** Every file of the documentation, by its name. */
export function docPages(): Readonly<Record<string, string>> {
  const chapters = doors.map((door) => ({ ...door, all: door.files.flatMap(exportedBy) }))
  const lists = chapters.map(
    ({ id, title, all }) => `<h2><a href="${id}.html">${escaped(title)}</a></h2>
<nav aria-label="${escaped(title)}">${all.map((each) => linkTo(id, each)).join('\n')}</nav>`,
  )
  const home = `<h1>The engine of pvscope</h1>
<p>Pure functions over plain readonly data: what the page, the command line and the tests call. Made from the sources by <code>npm run docs</code>.</p>
${lists.join('\n')}`
  return {
    'style.css': style,
    'index.html': page('The engine of pvscope', home),
    ...Object.fromEntries(
      chapters.map(({ id, title, all }) => [
        `${id}.html`,
        page(
          title,
          `<p><a href="index.html">The engine of pvscope</a></p>
<h1>${escaped(title)}</h1>
${all.map(entry).join('\n')}`,
        ),
      ]),
    ),
  }
}
