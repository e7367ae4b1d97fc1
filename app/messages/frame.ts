import type { BackendId } from '../../src/backends/backend.ts'

/** The words of the frame: switches, settings, the listing and what stands there when there is nothing. */
export const frame = {
  listing: {
    region: 'Listing',
    picker: 'Listing',
    own: 'your text',
    address: 'addr',
    bytes: 'bytes',
    source: 'source',
    editor: 'Assembly, AT&T syntax. Escape leaves the editor.',
    edit: 'Edit',
    done: 'Done',
    more: (rows: number): string => `… ${rows} more`,
    divider: 'Width of the listing',
    site: (number: number): string => `site ${number}`,
    expansion: (line: number): string => `What the macro of line ${line} writes`,
  },
  switches: {
    region: 'What it runs on',
    cpu: 'CPU',
    runsOn: 'Runs on',
    rules: 'Rules',
    notYet: 'not yet',
    only64: 'x86-64 only, and not yet',
    backend: {
      native: 'bare hw',
      xen: 'Xen',
      lguest: 'lguest',
      vmi: 'VMI',
      kvm: 'KVM',
      off: 'no pv',
    } satisfies Record<BackendId, string>,
    design: 'as designed (model)',
    designShort: 'as designed',
  },
  share: 'Share',
  settings: {
    title: 'Settings',
    close: 'Close',
    config: 'Configuration',
    pae: 'PAE',
    nopae: 'no PAE',
    nops: 'Nop table',
    nopNames: { intel: 'generic', k8: 'K8', k7: 'K7', p6: 'P6' },
    xen: 'Xen: vcpu_info',
    placed: 'placed per CPU',
    unplaced: 'not placed',
    kvm: 'KVM: MMU operations',
    with: 'with',
    without: 'without',
    vmi: 'VMI: the ROM answers',
    vmiAnswers: {
      vmi: 'call',
      'vmi-jump': 'jump',
      'vmi-nop': 'nothing',
      'vmi-none': 'no code',
      'vmi-badtype': 'nonsense',
    },
    scan: 'Find unmarked calls (2007 scan)',
    syntax: 'Decoded text',
    att: 'AT&T',
    intel: 'Intel',
    bytes: 'Bytes beside the source',
    auto: 'auto',
    on: 'on',
    off: 'off',
    theme: 'Theme',
    dark: 'dark',
    light: 'light',
  },
  trouble: {
    stopped: (line: number | null, statement: string | null): string => {
      const at =
        line === null ? '' : ` at line ${line}${statement === null ? '' : ` (${statement})`}`
      return `That took more than 2 s and was stopped${at}.`
    },
    restarted: 'The analysis fell over and was started again.',
    crashed: (message: string): string =>
      `The analysis fell over twice on this text: a fault of pvscope, not yours. ${message}`,
  },
  dismiss: 'Dismiss',
} as const
