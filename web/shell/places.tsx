import {
  CalendarDays,
  Grid3x3,
  Handshake,
  Hourglass,
  Mail,
  MessagesSquare,
  Radio,
  Settings,
  Siren,
  Sun,
} from 'lucide'
import type { IconShape } from '../components/icon.tsx'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { today } from '../today/load-today.ts'

export type MenuItem = {
  href: string
  label: string
  icon: IconShape
  waiting?: number
  ill?: number
  toMend?: number
  offers?: number
}

/** The screens in the order of a day: first the four that a telephone shows. */
export function places(): { first: MenuItem[]; more: MenuItem[] } {
  const t = messages.value.nav
  const waiting = today.value?.waitingCount ?? 0
  const ill = today.value?.channels.length ?? 0
  const offers = today.value?.offers ?? 0
  const toMend = today.value?.deliveryIssues.length ?? 0
  return {
    first: [
      { href: paths.today, label: t.today, icon: Sun },
      { href: paths.messages, label: t.messages, icon: MessagesSquare, waiting },
      { href: paths.events, label: t.events, icon: CalendarDays, toMend },
      { href: paths.delays, label: t.delays, icon: Hourglass },
    ],
    more: [
      { href: paths.calendar, label: t.calendar, icon: Grid3x3 },
      { href: paths.partners, label: t.partners, icon: Handshake, offers },
      { href: paths.channels, label: t.channels, icon: Radio, ill },
      { href: paths.warnings, label: t.warnings, icon: Siren },
      { href: paths.digest, label: t.digest, icon: Mail },
      { href: paths.settings, label: t.settings, icon: Settings },
    ],
  }
}

/** How many wait there, in figures for the eye and in words for the ear. */
export function Badges({ place }: { place: MenuItem }) {
  const t = messages.value.nav
  const { waiting = 0, ill = 0, toMend = 0, offers = 0 } = place
  const count = waiting + ill + toMend + offers
  if (count === 0) return null
  const said =
    offers > 0
      ? t.offers(offers)
      : ill > 0
        ? t.ill(ill)
        : toMend > 0
          ? t.toMend(toMend)
          : t.waiting(waiting)
  return (
    <span
      class={`whitespace-nowrap rounded-full px-2 text-sm font-semibold leading-6 ${
        waiting > 0 || offers > 0
          ? 'bg-primary text-primary-content'
          : 'bg-error text-error-content'
      }`}
    >
      <span aria-hidden="true">{count}</span>
      <span class="sr-only">{said}</span>
    </span>
  )
}
