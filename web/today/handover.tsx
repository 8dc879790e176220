import { Printer } from 'lucide'
import type { ComponentChildren } from 'preact'
import type { Spoken } from '../../server/language/sentence.ts'
import type { HandoverShape, TodayShape } from '../../server/today/shapes.ts'
import { api } from '../api.ts'
import { Icon } from '../components/icon.tsx'
import { Loaded, Section } from '../components/page.tsx'
import { dayTime, list, moment } from '../format.ts'
import { messages } from '../language.ts'
import { paths } from '../paths.ts'
import { useResource } from '../resource.ts'
import { handoverMessages } from './handover-messages.ts'

/** One sheet for a substitute: printed, it stands without a screen. */
export function Handover() {
  const found = useResource(
    'handover',
    async () => ({ handover: await api('GET /handover'), today: await api('GET /today') }),
    ['commune', 'deliveries', 'channels', 'messages', 'backup'],
  )
  const t = handoverMessages()
  return (
    <Section title={t.title}>
      <p class="mb-5 text-muted">{t.lead}</p>
      <button type="button" class="btn mb-6 print:hidden" onClick={() => globalThis.print()}>
        <Icon of={Printer} size={18} />
        {t.print}
      </button>
      <Loaded resource={found} lines={8}>
        {({ handover, today }) => <Sheet handover={handover} today={today} />}
      </Loaded>
    </Section>
  )
}

function Sheet({
  handover,
  today,
}: {
  handover: Spoken<HandoverShape>
  today: Spoken<TodayShape>
}) {
  const t = handoverMessages()
  const roles = messages.value.roles
  return (
    <div class="grid gap-8">
      <Part title={t.waiting}>
        <ul class="list-disc ps-5">
          <li>
            <a class="link" href={paths.messages}>
              {t.waitingCount(today.waitingCount)}
            </a>
          </li>
          {today.approvals > 0 && <li>{t.approvals(today.approvals)}</li>}
          {today.deliveryIssues.map(delivery => (
            <li key={delivery.id}>{t.deliveryIssue(delivery.title, delivery.channelName)}</li>
          ))}
          {today.channels.map(channel => (
            <li key={channel.id}>{channel.problem}</li>
          ))}
        </ul>
      </Part>
      <Part title={t.people}>
        <ul class="list-disc ps-5">
          {handover.people.map(person => (
            <li key={person.id}>
              <strong>{person.name}</strong>
              {`, ${roles[person.role]}, ${person.email}`}
            </li>
          ))}
        </ul>
        <p class="mt-2">
          {today.duty.people.length === 0
            ? t.nobodyOnDuty
            : t.onDuty(list(today.duty.people.map(({ name }) => name)))}
        </p>
      </Part>
      <Part title={t.channels}>
        <ul class="list-disc ps-5">
          {handover.channels.map(channel => (
            <li key={channel.id}>
              <strong>{channel.name}</strong>
              {`, ${channel.network}. `}
              {channel.connectedBy !== null &&
                channel.connectedAt !== null &&
                t.connectedBy(channel.connectedBy, moment(channel.connectedAt))}
              {channel.accessEndsAt !== null && ` ${t.accessEnds(moment(channel.accessEndsAt))}`}
            </li>
          ))}
        </ul>
        {handover.channels.length === 0 && <p>{t.noChannel}</p>}
        {handover.channels.length > 0 && <p class="mt-2">{t.whoseAccount}</p>}
      </Part>
      <Part title={t.planned}>
        <ul class="list-disc ps-5">
          {leavingTogether(handover.planned).map(({ key, dueLocal, title, channels }) => (
            <li key={key}>{t.leaves(dayTime(dueLocal), title, list(channels))}</li>
          ))}
        </ul>
        {handover.planned.length === 0 && <p>{t.nothingPlanned}</p>}
      </Part>
      <Part title={t.mend}>
        <ul class="list-disc ps-5">
          {t.mending.map(line => (
            <li key={line}>{line}</li>
          ))}
          <li>
            {handover.backup.place === null
              ? t.noBackups
              : handover.backup.madeAt === null
                ? t.noBackupYet(handover.backup.place)
                : t.backup(handover.backup.place, moment(handover.backup.madeAt))}
          </li>
        </ul>
      </Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h3 class="mb-2 font-semibold font-serif text-xl">{title}</h3>
      {children}
    </section>
  )
}

/** What leaves at one time about one event, with its channels: a line each would be a page each. */
function leavingTogether(planned: Spoken<HandoverShape>['planned']) {
  const groups = Map.groupBy(planned, ({ dueLocal, title }) => `${dueLocal} ${title}`)
  return [...groups].flatMap(([key, together]) => {
    const [first] = together
    if (first === undefined) return []
    const channels = [...new Set(together.map(({ channelName }) => channelName))]
    return [{ key, dueLocal: first.dueLocal, title: first.title, channels }]
  })
}
