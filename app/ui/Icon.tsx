export type IconName = keyof typeof paths

const paths = {
  yes: 'M3 8.5 6.5 12 13 4.5',
  no: 'M4 4 12 12M12 4 4 12',
  first: 'M8 4 4 8 8 12M13 4 9 8 13 12',
  back: 'M10 3.5 5.5 8 10 12.5',
  next: 'M6 3.5 10.5 8 6 12.5',
  play: 'M5 3 13 8 5 13Z',
  pause: 'M5 3.5V12.5M11 3.5V12.5',
  warning: 'M8 2.5 14.5 13.5H1.5ZM8 6.5V9.5M8 11.4V11.6',
  hidden: 'M2 8H14M4 4.5 12 11.5',
  dash: 'M4 8H12',
  plus: 'M4 8H12M8 4V12',
  last: 'M8 4 12 8 8 12M3 4 7 8 3 12',
  siteBack: 'M12 3.5 7.5 8 12 12.5M4 3.5V12.5',
  siteNext: 'M4 3.5 8.5 8 4 12.5M12 3.5V12.5',
  stop: 'M5.5 3H10.5L13 5.5V10.5L10.5 13H5.5L3 10.5V5.5Z',
  run: 'M4.5 3 11.5 8 4.5 13Z',
  present: 'M1.5 3H14.5M2.5 3V10.5H13.5V3M8 10.5V12.5M5 14.5 8 12.5 11 14.5',
  up: 'M8 13V3M4 7 8 3 12 7',
  down: 'M8 3V13M4 9 8 13 12 9',
  left: 'M14 8H2M7 3 2 8 7 13',
  right: 'M2 8H14M9 3 14 8 9 13',
}

/** A sign in the colour of the words around it; what it means is said by its neighbour or its label. */
export function Icon({ name, size = 16 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 16 16"
      fill={name === 'play' ? 'currentColor' : 'none'}
      stroke="currentColor"
      strokeWidth={name === 'pause' ? 3 : 2}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d={paths[name]} />
    </svg>
  )
}
