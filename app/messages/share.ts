const characters = (count: number): string => `${count.toLocaleString('en')} characters`

/** What the dialog says that brings what is in view to other places. */
export const share = {
  title: 'Share',
  close: 'Close',
  tabs: { label: 'What to share', share: 'Link', 'share-embed': 'Embed', 'share-export': 'Export' },
  commands: {
    share: 'Share: link, embed, export',
    embed: 'Embed this in another page',
    export: 'Export pictures and files',
    copyLink: 'Copy a link to this',
  },
  copied: (what: string): string => `${what} copied.`,
  notCopied: (byTouch: boolean): string =>
    `The browser keeps the clipboard shut. The text is marked: copy it with ${byTouch ? 'the menu of a long touch' : 'the keyboard'}.`,
  link: {
    label: 'Link to this text, these switches and this step',
    name: 'Link',
    copy: 'Copy link',
    copied: 'Link copied',
    inAddress: 'The link is in the address bar now: copy it from there.',
    holds: (count: number): string =>
      `${characters(count)}. It holds everything itself: no server keeps anything.`,
    long: (count: number): string =>
      `This link has ${characters(count)}. Some programs cut links over 8,000, so send a file instead.`,
    file: 'Save as a file',
    dense: 'This code is too dense for a projector: the room cannot read it from afar.',
    noCode: 'This link is too long for a QR code. Send a file instead.',
    code: 'QR code of the link',
  },
  embed: {
    parts: 'What it shows',
    partNames: {
      code: 'listing',
      regs: 'registers',
      step: 'step',
      why: 'why',
      timeline: 'timeline',
      compare: 'comparison',
      run: 'run',
    },
    theme: 'Theme',
    themes: { auto: 'as the reader has it', light: 'light', dark: 'dark' },
    readonly: 'Nothing can be edited',
    titleLabel: 'Title, for who cannot see it',
    /** Where nobody writes another one. */
    usualTitle: 'How boot patches a paravirtual callsite',
    form: 'Snippet',
    forms: { iframe: 'iframe', component: 'web component', markdown: 'Markdown' },
    snippet: 'Snippet to copy',
    copy: 'Copy snippet',
    preview: 'Preview',
    picture: 'Markdown has no frames: a picture of the workbench, which leads to this state.',
    nothing: 'Choose at least one part to show.',
  },
  export: {
    pictures: 'Pictures',
    theme: 'Colours',
    save: (picture: string, kind: string): string => `${picture} as ${kind}`,
    noPicture: 'not there now',
    files: 'Files',
    handout: 'Handout to print, one HTML file',
    document: 'Text, switches and place, .pvscope.json',
    listing: 'The text alone, .s',
    source: 'The text with its macros, for GNU as, .s',
    patched: 'The code as boot leaves it, for GNU as, .s',
    trace: 'The run, every instruction, .json',
    open: 'Open a file …',
    saved: (name: string): string => `${name} is saved.`,
    failed: (name: string): string =>
      `${name} could not be made. Reload the page and try once more.`,
  },
} as const
