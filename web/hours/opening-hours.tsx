import { Pencil, Trash2 } from 'lucide'
import { useState } from 'preact/hooks'
import type { CalendarShape } from '../../server/hours/shapes.ts'
import { api, useApi } from '../api.ts'
import { Icon } from '../components/icon.tsx'
import { ProblemNotice, say } from '../components/notice.tsx'
import { Loaded } from '../components/page.tsx'
import { day, todayLocal, zone } from '../format.ts'
import { RebuildNotice } from '../reply-times/rebuild-notice.tsx'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'
import { HoursForm } from './hours-form.tsx'
import { ended, firstVersion, inForce, upcoming, type Version, withVersion } from './hours-model.ts'
import { hoursMessages } from './messages.ts'
import { Targets } from './targets.tsx'
import { VersionSheet } from './version-sheet.tsx'

/** The hours in force, those to come, how to change them from a date on; and the targets. */
export function OpeningHours() {
  const hours = useApi('GET /opening-hours', ['commune'])
  return (
    <>
      <RebuildNotice />
      <Loaded resource={hours} lines={7}>
        {data => <Hours calendar={data} onChange={hours.replace} />}
      </Loaded>
      <Targets />
    </>
  )
}

/** The version in the form; `instead` is the date of the one that it takes the place of. */
type Editing = { version: Version; instead: string | undefined }

function Hours({
  calendar,
  onChange,
}: {
  calendar: CalendarShape
  onChange: (calendar: CalendarShape) => void
}) {
  const [editing, setEditing] = useState<Editing | null>(null)
  const action = useAction()
  const t = hoursMessages()
  const today = todayLocal()
  const current = inForce(calendar, today)

  async function change(changed: CalendarShape, done: string): Promise<void> {
    onChange(await api('PUT /opening-hours', { json: changed }))
    setEditing(null)
    say(done, async () => {
      onChange(await api('PUT /opening-hours', { json: calendar }))
      say(t.undone)
    })
  }

  if (editing !== null) {
    const { version, instead } = editing
    return (
      <HoursForm
        version={version}
        calendar={calendar}
        instead={instead}
        onSave={saved => change(withVersion(calendar, saved, instead), t.saved(day(saved.from)))}
        onCancel={() => setEditing(null)}
      />
    )
  }
  return (
    <div class="flex flex-col gap-8">
      <ProblemNotice problem={action.problem} />
      {current === undefined ? (
        <p>{t.none}</p>
      ) : (
        <div class="grid grid-cols-[minmax(0,1fr)] gap-8 xl:grid-cols-[repeat(2,minmax(0,1fr))]">
          <VersionSheet title={t.current} version={current} />
          {upcoming(calendar, today).map(version => (
            <VersionSheet
              key={version.from}
              title={t.from(day(version.from))}
              version={version}
              actions={
                <UpcomingActions
                  date={day(version.from)}
                  onEdit={() => setEditing({ version, instead: version.from })}
                  onRemove={() => {
                    const kept = calendar.filter(({ from }) => from !== version.from)
                    void action.run(() => change(kept, t.removed(day(version.from))))
                  }}
                />
              }
            />
          ))}
        </div>
      )}
      {may('commune.write') && (
        <div>
          <button
            type="button"
            class="btn btn-primary"
            onClick={() => {
              const version = { ...(current ?? firstVersion(today, zone())), from: today }
              setEditing({ version, instead: undefined })
            }}
          >
            <Icon of={Pencil} size={16} />
            {t.change}
          </button>
          <p class="mt-2 text-muted text-sm">{t.changeHelp}</p>
        </div>
      )}
      <EndedVersions calendar={calendar} today={today} />
    </div>
  )
}

function UpcomingActions({
  date,
  onEdit,
  onRemove,
}: {
  date: string
  onEdit: () => void
  onRemove: () => void
}) {
  const t = hoursMessages()
  if (!may('commune.write')) return null
  return (
    <div class="mt-3 flex flex-wrap gap-2">
      <button type="button" class="btn btn-sm" onClick={onEdit}>
        <Icon of={Pencil} size={16} />
        {t.edit}
        <span class="sr-only">{t.from(date)}</span>
      </button>
      <button type="button" class="btn btn-ghost btn-sm" onClick={onRemove}>
        <Icon of={Trash2} size={16} />
        {t.remove}
        <span class="sr-only">{t.from(date)}</span>
      </button>
    </div>
  )
}

/** By what was measured before: it still counts, and cannot be forgotten. */
function EndedVersions({ calendar, today }: { calendar: CalendarShape; today: string }) {
  const t = hoursMessages()
  const all = ended(calendar, today)
  if (all.length === 0) return null
  return (
    <details>
      <summary class="cursor-pointer rounded-field px-1 py-1">{t.past}</summary>
      <div class="mt-4 grid grid-cols-[minmax(0,1fr)] gap-8 xl:grid-cols-[repeat(2,minmax(0,1fr))]">
        {all.map(({ version, isFirst, to }) => (
          <VersionSheet
            key={version.from}
            title={isFirst ? t.until(day(to)) : t.fromTo(day(version.from), day(to))}
            version={version}
          />
        ))}
      </div>
    </details>
  )
}
