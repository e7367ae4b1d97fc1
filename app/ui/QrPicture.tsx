import type { QrCode } from './qr.ts'

interface QrPictureProps {
  readonly code: QrCode
  readonly className?: string | undefined
}

/** Black on white in every theme: cameras want it so. The link beside it says the same in words. */
export const QrPicture = ({ code, className }: QrPictureProps) => (
  <svg
    className={className}
    viewBox={`0 0 ${code.size} ${code.size}`}
    aria-hidden="true"
    shapeRendering="crispEdges"
  >
    <rect width={code.size} height={code.size} fill="#fff" />
    <path d={code.path} fill="#000" />
  </svg>
)
