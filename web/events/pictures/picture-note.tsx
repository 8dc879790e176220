import { Info, TriangleAlert } from 'lucide'
import type { ChannelShape } from '../../../server/channels/shapes/channel.ts'
import type { Spoken } from '../../../server/language/sentence.ts'
import {
  fitPicture,
  hasMargins,
  type PictureFacts,
} from '../../../server/pictures/rules/rendition-plan.ts'
import { Icon } from '../../components/icon.tsx'
import { pictureMessages } from './messages.ts'

export type PreviewedPicture = {
  shown: string
  alt: string
  /** Null until it was taken in. */
  facts?: PictureFacts | null
}

/** What becomes of the pictures on a network, where that is seen, and what it would refuse. */
export function PictureNote({
  limits,
  pictures,
}: {
  limits: Spoken<ChannelShape>['limits']
  pictures: readonly PreviewedPicture[]
}) {
  const t = pictureMessages()
  const count = pictures.length
  const fits = pictures.map(({ facts }) => (facts ? fitPicture(facts, limits) : null))
  const placesOf = (isIt: (fit: (typeof fits)[number]) => boolean) =>
    fits.flatMap((fit, place) => (isIt(fit) ? [place + 1] : []))
  const unfit = placesOf(fit => fit?.kind === 'refused')
  const framed = placesOf(fit => fit?.kind === 'adapted' && hasMargins(fit.plan))
  return (
    <>
      {count > limits.images && <Line isRefusal>{t.tooMany(limits.images, count)}</Line>}
      {unfit.length > 0 && limits.images > 0 && (
        <Line isRefusal>{t.unfit(unfit.join(', '), unfit.length === 1, count)}</Line>
      )}
      {framed.length > 0 && <Line>{t.margins(framed.join(', '), framed.length === 1, count)}</Line>}
    </>
  )
}

function Line({ children, isRefusal = false }: { children: string; isRefusal?: boolean }) {
  return (
    <p
      class={`mb-2 flex items-start px-4 gap-2 text-sm ${isRefusal ? 'font-semibold text-error' : 'text-muted'}`}
    >
      <Icon of={isRefusal ? TriangleAlert : Info} size={16} class="mt-0.5 shrink-0" />
      {children}
    </p>
  )
}
