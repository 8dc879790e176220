import {
  Mail,
  Mails,
  MessagesSquare,
  Newspaper,
  PenLine,
  Plug,
  Presentation,
  Smartphone,
} from 'lucide'
import { Icon, type IconShape } from '../components/icon.tsx'

const path = (d: string): IconShape => [['path', { d }]]

/** By the connector's key; drawn by us, in one ink. */
const marks: Record<string, IconShape> = {
  facebook: path('M17 3h-2.5A4.5 4.5 0 0 0 10 7.5V10H7v4h3v7h4v-7h3l.8-4H14V8a1 1 0 0 1 1-1h2z'),
  instagram: [
    ['rect', { x: 3, y: 3, width: 18, height: 18, rx: 5 }],
    ['circle', { cx: 12, cy: 12, r: 4 }],
    ['path', { d: 'M17 7h.01' }],
  ],
  mastodon: [
    [
      'path',
      {
        d: 'M20 11.5c0 3-2.2 4.6-5 5-2.4.3-4.2.2-5.5 0 .2 2 3 2.3 5.5 1.7v2.3c-6 1.3-11-.2-11-8V8.5C4 5.5 6 4 8.5 3.600c2.3-.3 4.7-.3 7 0C18 4 20 5.5 20 8.5z',
      },
    ],
    ['path', { d: 'M8 13V9.5a2 2 0 0 1 4 0V11.5M12 11.5V9.5a2 2 0 0 1 4 0V13' }],
  ],
  bluesky: path(
    'M12 11C11 9 8 5.5 5.5 4.5 3.5 3.7 3 5 3 7c0 1.5.6 4.5 1 5 .8 1.4 2.7 1.8 4.5 1.5-3 .5-4.3 2.5-2 4.5 3 2.5 4.8-1 5.5-3 .7 2 2.5 5.5 5.5 3 2.3-2 1-4-2-4.5 1.8.3 3.7-.1 4.5-1.5.4-.5 1-3.5 1-5 0-2-.5-3.3-2.5-2.5C16 5.5 13 9 12 11z',
  ),
  wordpress: [
    ['circle', { cx: 12, cy: 12, r: 9 }],
    ['path', { d: 'M7 8.5 10 17l2-6.5 2 6.5 3-8.5' }],
  ],
  mailbox: Mail,
  lasuite: Mails,
  form: PenLine,
  push: Smartphone,
  newsletter: Mails,
  // What a person publishes by hand has the sign of what it is read on.
  panneaupocket: Smartphone,
  intramuros: Smartphone,
  illiwap: Smartphone,
  cityall: Smartphone,
  'facebook-group': MessagesSquare,
  paper: Newspaper,
  board: Presentation,
  'sms-ovh': MessagesSquare,
  smpp: MessagesSquare,
}

/** The sign of a channel's network, beside its name; `small` in a line of text. */
export function NetworkMark({ connector, small = false }: { connector: string; small?: boolean }) {
  return (
    <span
      data-network={connector}
      class={`inline-flex shrink-0 items-center justify-center rounded-field bg-wash text-primary ${
        small ? 'size-6' : 'size-10'
      }`}
    >
      <Icon of={marks[connector] ?? Plug} size={small ? 16 : 22} />
    </span>
  )
}
