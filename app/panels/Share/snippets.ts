import { type EmbedPart, embedParts } from '../../embed/options.ts'
import { escaped } from '../../figures/svg.ts'
import { share } from '../../messages/share.ts'

export const snippetForms = ['iframe', 'component', 'markdown'] as const
export type SnippetForm = (typeof snippetForms)[number]

/** How an embed is to look. */
export interface EmbedChoice {
  readonly parts: readonly EmbedPart[]
  readonly theme: 'auto' | 'light' | 'dark'
  readonly readonly: boolean
  readonly title: string
}

export const usualEmbed: EmbedChoice = {
  parts: ['code', 'regs', 'step'],
  theme: 'auto',
  readonly: false,
  title: '',
}

/** The parts after one is taken or left: registers stand beside the listing, and nowhere without it. */
export function withPart(
  parts: readonly EmbedPart[],
  part: EmbedPart,
  taken: boolean,
): readonly EmbedPart[] {
  const changed = (each: EmbedPart) =>
    each === part ||
    (taken ? part === 'regs' && each === 'code' : part === 'code' && each === 'regs')
  return embedParts.filter((each) => (changed(each) ? taken : parts.includes(each)))
}

/** Pixels that the figure needs in a column of 760, the least of a course page that has room for both columns. */
const frameHeight = ({ parts }: EmbedChoice): number =>
  (parts.includes('code') ? 660 : 580) + (parts.includes('timeline') ? 64 : 0)

/** Address of a file beside the page. */
const beside = (page: string, file: string): URL => new URL(file, page)

/** `page`: address of the page; `hash`: the link's part from "#" on. Only what is not as usual is said. */
export function embedAddress(page: string, hash: string, choice: EmbedChoice): string {
  const { parts, theme, readonly } = choice
  const same = parts.join() === usualEmbed.parts.join()
  const query = [
    ...(same ? [] : [`view=${parts.join()}`]),
    ...(theme === 'auto' ? [] : [`theme=${theme}`]),
    ...(readonly ? ['readonly=1'] : []),
  ]
  const address = beside(page, 'embed.html').href
  return `${address}${query.length === 0 ? '' : `?${query.join('&')}`}${hash}`
}

/** Of the picture that stands for a figure where there are no frames. */
export const pictureAddress = (page: string): string => beside(page, 'preview.png').href

export const titleOf = ({ title }: EmbedChoice): string => title.trim() || share.embed.usualTitle

/** In Markdown these would end a text, or begin another form. */
const inMarkdown = (text: string): string => text.replaceAll(/[[\]\\`*_<>!]/g, String.raw`\$&`)

const makers: Readonly<
  Record<SnippetForm, (page: string, hash: string, choice: EmbedChoice) => string>
> = {
  iframe: (page, hash, choice) =>
    `<iframe
  src="${escaped(embedAddress(page, hash, choice))}"
  title="${escaped(titleOf(choice))}"
  width="100%"
  height="${frameHeight(choice)}"
  style="border: 0"
  loading="lazy"
  allow="fullscreen; clipboard-write"
></iframe>`,
  component: (page, hash, choice) =>
    `<script src="${escaped(beside(page, 'embed.js').href)}" async></script>
<pv-scope
  src="${escaped(embedAddress(page, hash, choice))}"
  title="${escaped(titleOf(choice))}"
>
  <a href="${escaped(beside(page, './').href + hash)}">${escaped(titleOf(choice))}</a>
</pv-scope>`,
  markdown: (page, hash, choice) =>
    `[![${inMarkdown(titleOf(choice))}](${pictureAddress(page)})](${beside(page, './').href}${hash})`,
}

/** What is pasted into another page to show this there. */
export const snippetOf = (
  form: SnippetForm,
  page: string,
  hash: string,
  choice: EmbedChoice,
): string => makers[form](page, hash, choice)
