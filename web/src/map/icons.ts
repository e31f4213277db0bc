import type { Map as MapView } from 'maplibre-gl'
import { severityColour } from '@/ui/severity'

export const ONLINE = '#0f7a83'
export const OFFLINE = '#98a5ab'

const LOOKS: Record<string, string> = { online: ONLINE, offline: OFFLINE, 1: severityColour(1), 2: severityColour(2), 3: severityColour(3), 4: severityColour(4) }

function drawn(size: number, paint: (pen: CanvasRenderingContext2D) => void): ImageData | null {
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size
  const pen = canvas.getContext('2d')
  if (!pen) return null
  paint(pen)
  return pen.getImageData(0, 0, size, size)
}

function arrow(colour: string): ImageData | null {
  return drawn(56, (pen) => {
    pen.lineJoin = 'round'
    pen.lineWidth = 5
    pen.strokeStyle = '#fff'
    pen.fillStyle = colour
    pen.beginPath()
    pen.moveTo(28, 6)
    pen.lineTo(45, 48)
    pen.lineTo(28, 39)
    pen.lineTo(11, 48)
    pen.closePath()
    pen.stroke()
    pen.fill()
  })
}

function dot(colour: string): ImageData | null {
  return drawn(36, (pen) => {
    pen.fillStyle = colour
    pen.strokeStyle = '#fff'
    pen.lineWidth = 4
    pen.beginPath()
    pen.arc(18, 18, 12, 0, Math.PI * 2)
    pen.stroke()
    pen.fill()
  })
}

/** Gives the map an arrow and a dot for every look: arrow-online, dot-4, … */
export function addVehicleIcons(map: MapView): void {
  for (const [look, colour] of Object.entries(LOOKS)) {
    for (const [shape, image] of [['arrow', arrow(colour)], ['dot', dot(colour)]] as const) {
      if (image && !map.hasImage(`${shape}-${look}`)) map.addImage(`${shape}-${look}`, image, { pixelRatio: 2 })
    }
  }
}
