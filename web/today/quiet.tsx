import { CalendarOff, MessagesSquare, TriangleAlert, Unplug } from 'lucide'
import type { Spoken } from '../../server/language/sentence.ts'
import type { TodayShape } from '../../server/today/shapes.ts'
import { Empty } from '../components/empty.tsx'
import { list, when } from '../format.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { may } from '../session.ts'

const icons = {
  unconnected: Unplug,
  ill: TriangleAlert,
  holiday: CalendarOff,
  well: MessagesSquare,
}

/** Nobody waits, and why that may be: an unread channel must not look like a village that is content. */
export function Quiet({ quiet }: { quiet: Spoken<TodayShape>['quiet'] }) {
  const t = messages.value.today.quiet
  return (
    <Empty
      icon={icons[quiet.kind]}
      title={t.title[quiet.kind]}
      action={
        (quiet.kind === 'unconnected' || quiet.kind === 'ill') && (
          <a class="text-link" href={paths.channels}>
            {quiet.kind === 'unconnected' && may('channels.write') ? t.connect : t.seeChannels}
          </a>
        )
      }
    >
      {sentence(quiet)}
    </Empty>
  )
}

function sentence(quiet: Spoken<TodayShape>['quiet']): string {
  const t = messages.value.today.quiet
  switch (quiet.kind) {
    case 'unconnected':
      return t.unconnected
    case 'ill':
      return t.ill(list(quiet.names), quiet.readUntil && when(quiet.readUntil))
    case 'holiday':
      return t.holiday(quiet.name)
    case 'well':
      return quiet.readUntil === null ? t.soon : t.well(when(quiet.readUntil))
  }
}
