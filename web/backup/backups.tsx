import { Archive, CircleAlert, CircleCheck, Hourglass } from 'lucide'
import { type Answer, api, useApi } from '../api.ts'
import { ActionButton } from '../components/action-button.tsx'
import { Icon } from '../components/icon.tsx'
import { Notice, say } from '../components/notice.tsx'
import { Empty, Loaded, Section } from '../components/page.tsx'
import { day, localOf, number, when } from '../format.ts'
import { backupMessages } from './messages.ts'

/** When the last backup was made, where it lies, and what a lost key would cost. */
export function Backups() {
  const backups = useApi('GET /backups', ['backup'])
  const t = backupMessages()
  return (
    <div class="flex flex-col gap-8">
      <Section title={t.title}>
        <Loaded resource={backups} lines={4}>
          {data => <Made data={data} onMade={backups.reload} />}
        </Loaded>
      </Section>
      <Section title={t.keyTitle}>
        <div class="flex flex-col gap-3 text-sm">
          <p>{t.keyStays}</p>
          <p>{t.keyGiven}</p>
          <p>{t.keyBack}</p>
        </div>
      </Section>
    </div>
  )
}

function Made({ data, onMade }: { data: Answer<'GET /backups'>; onMade: () => Promise<void> }) {
  const t = backupMessages()
  const isRunning = data.backups.some(({ endedAt }) => endedAt === null)
  return (
    <div class="flex flex-col gap-5">
      {data.place === null ? (
        <Notice level="warning">{t.off}</Notice>
      ) : (
        <p>{t.where(data.place, data.keep)}</p>
      )}
      {data.place !== null &&
        data.tooOld &&
        data.backups.some(({ endedAt }) => endedAt !== null) && (
          <Notice level="error">{t.tooOld}</Notice>
        )}
      {data.place !== null && !data.sealsKey && <Notice level="warning">{t.noKey}</Notice>}
      {data.replaced.map(({ name, removedFrom }) => (
        <Notice key={name} level="warning">
          {t.replaced(name, day(localOf(removedFrom)))}
        </Notice>
      ))}

      {data.place !== null && (
        <div>
          <ActionButton
            isOff={isRunning}
            class="btn btn-primary"
            act={async () => {
              const made = await api('POST /backups')
              await onMade()
              if (made.error === null) say(t.done)
            }}
          >
            {t.now}
          </ActionButton>
        </div>
      )}
      {data.backups.length === 0 ? (
        <Empty icon={Archive} title={t.none}>
          {data.place !== null && t.noneHelp}
        </Empty>
      ) : (
        <ul class="sheet divide-y divide-base-300">
          {data.backups.map(backup => (
            <li key={backup.id} class="flex gap-3 p-4">
              <Line backup={backup} />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

function Line({ backup }: { backup: Answer<'GET /backups'>['backups'][number] }) {
  const t = backupMessages()
  const { error, endedAt, bytes, hasKey, removedAt, name } = backup
  const parts = [
    ...(bytes === null ? [] : [t.size(number(bytes / 1e6, 1))]),
    ...(hasKey === null ? [] : [hasKey ? t.withKey : t.withoutKey]),
    ...(removedAt === null ? [] : [t.removed]),
  ]
  const [sign, colour] =
    error !== null
      ? [CircleAlert, 'text-error']
      : endedAt === null
        ? [Hourglass, 'text-muted']
        : [CircleCheck, 'text-success']
  return (
    <>
      <Icon of={sign} size={20} class={`mt-0.5 ${colour}`} />
      <div class="min-w-0">
        <p class="font-semibold">{when(backup.startedAt)}</p>
        {error !== null && <p>{error}</p>}
        {endedAt === null && <p>{t.running}</p>}
        {parts.length > 0 && <p class="text-muted text-sm">{parts.join(' · ')}</p>}
        {error === null && <p class="break-all text-muted text-sm">{name}</p>}
      </div>
    </>
  )
}
