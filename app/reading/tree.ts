/** A structured text: what a page, a printer or a braille display makes of it is its own business. */
export interface ReadingDocument {
  readonly title: string
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
}

/** A heading with what stands under it; how deep it is nested is its level. */
export interface Section {
  /** Unique in the document, fit for an address. */
  readonly id: string
  readonly title: string
  readonly blocks: readonly Block[]
  readonly sections: readonly Section[]
}

export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Item[] }
  /** Names and what belongs to them. */
  | { readonly kind: 'facts'; readonly facts: readonly Fact[] }
  | Table
  /** Lines with their numbers. */
  | { readonly kind: 'code'; readonly label: string; readonly lines: readonly string[] }

export interface Item {
  /** The first words, which tell one item from the next. */
  readonly lead: string
  readonly text: string
  readonly more: readonly string[]
}

export interface Fact {
  readonly name: string
  readonly value: string
}

export interface Table {
  readonly kind: 'table'
  readonly caption: string
  readonly head: readonly string[]
  /** The first cell of a row is its header. */
  readonly rows: readonly (readonly string[])[]
}

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
export const facts = (...all: readonly (Fact | null)[]): Block => ({
  kind: 'facts',
  facts: all.filter((each) => each !== null),
})
export const ordered = (items: readonly Item[]): Block => ({ kind: 'list', ordered: true, items })
export const bullets = (items: readonly Item[]): Block => ({ kind: 'list', ordered: false, items })
export const item = (lead: string, text: string, more: readonly string[] = []): Item => ({
  lead,
  text,
  more,
})
