import { CalendarClock, Pencil, Plus, Trash2 } from 'lucide'
import { useState } from 'preact/hooks'
import type { DutiesShape, DutyNew, DutyShape } from '../../server/alerts/shapes.ts'
import { api, useApi } from '../api.ts'
import { namedOptions, SelectField, Tick } from '../components/choices.tsx'
import { DateField } from '../components/date-field.tsx'
import { closing } from '../components/dialog.tsx'
import { FormDialog, TextField, useField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { ProblemNotice, sayUndoable, type Undo } from '../components/notice.tsx'
import { Empty, Loaded, Section } from '../components/page.tsx'
import { addDays, daysBetween } from '../dates.ts'
import { clockOf, day, period, todayLocal } from '../format.ts'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'
import { DutyAlertLines, DutyMine } from './alert-lines.tsx'
import { DutyDevices } from './devices.tsx'
import { alertSettingsMessages } from './settings-messages.ts'

/** The turns that run and that come; one taken away can be put back at once. */
function DutyRoster({ roster, onChange }: { roster: DutiesShape; onChange: () => Promise<void> }) {
  /** The turn in the form; null: a new one. */
  const [editing, setEditing] = useState<DutyShape | null | undefined>(undefined)
  const action = useAction()
  const t = alertSettingsMessages().duty

  const unreachable = new Set(
    roster.people.filter(({ isReachable }) => !isReachable).map(({ id }) => id),
  )
  const undoable = (text: string, undo: Undo) => sayUndoable(text, undo, onChange)

  async function save(wanted: DutyNew): Promise<void> {
    if (editing) {
      const { id, name } = await api('PUT /duties/:id', { param: { id: editing.id }, json: wanted })
      await undoable(t.changed(name), () =>
        api('PUT /duties/:id', { param: { id }, json: inputOf(editing) }),
      )
    } else {
      const { id, name } = await api('POST /duties', { json: wanted })
      await undoable(t.added(name), () => api('DELETE /duties/:id', { param: { id } }))
    }
    setEditing(closing(editing, undefined))
  }

  async function remove(duty: DutyShape): Promise<void> {
    await api('DELETE /duties/:id', { param: { id: duty.id } })
    await undoable(t.removed(duty.name), () => api('POST /duties', { json: inputOf(duty) }))
  }

  return (
    <Section title={t.title}>
      <p class="mb-4 max-w-prose text-muted">{t.lead}</p>
      <ProblemNotice problem={action.problem} />
      {roster.duties.length === 0 ? (
        <Empty icon={CalendarClock} title={t.nobody}>
          {t.nobodyHelp}
        </Empty>
      ) : (
        <ul class="sheet divide-y divide-base-300">
          {roster.duties.map(duty => (
            <li key={duty.id} class="flex flex-wrap items-center justify-between gap-3 p-4">
              <p class="min-w-0">
                <span class="block font-semibold">{duty.name}</span>
                <span class="block">{datesOf(duty)}</span>
                <OnCall duty={duty} />
                {unreachable.has(duty.userId) && (
                  <span class="block text-error text-sm">{t.unreachable}</span>
                )}
              </p>
              {may('alerts.write') && (
                <div class="flex flex-wrap gap-1">
                  <button type="button" class="btn btn-sm" onClick={() => setEditing(duty)}>
                    <Icon of={Pencil} size={16} />
                    {t.edit}
                    <span class="sr-only">{t.of(duty.name, datesOf(duty))}</span>
                  </button>
                  <button
                    type="button"
                    class="btn btn-ghost btn-sm"
                    onClick={() => void action.run(() => remove(duty), duty.id)}
                  >
                    <Icon of={Trash2} size={16} />
                    {t.remove}
                    <span class="sr-only">{t.of(duty.name, datesOf(duty))}</span>
                  </button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
      {may('alerts.write') && (
        <button type="button" class="btn btn-primary mt-4" onClick={() => setEditing(null)}>
          <Icon of={Plus} size={16} />
          {t.add}
        </button>
      )}
      {editing !== undefined && (
        <DutyForm
          duty={editing}
          people={roster.people}
          onSave={save}
          onClose={() => setEditing(undefined)}
        />
      )}
    </Section>
  )
}

function OnCall({ duty: { callFrom, callTo } }: { duty: DutyShape }) {
  const t = alertSettingsMessages().duty
  if (callFrom === null || callTo === null) return null
  const label = callTo > callFrom ? t.onCall : t.onCallNextDay
  return (
    <span class="block text-muted text-sm">
      {label(clockOf(`0000-00-00T${callFrom}`), clockOf(`0000-00-00T${callTo}`))}
    </span>
  )
}

/** « du 8 au 14 juin 2026 », « depuis le lundi 1er juin, jusqu’à nouvel ordre ». */
export function datesOf({ from, to }: DutyShape): string {
  const t = alertSettingsMessages().duty
  if (to !== null) return period(from, to)
  return from <= todayLocal() ? t.since(day(from)) : t.from(day(from))
}

function inputOf({ userId, from, to, callFrom, callTo }: DutyShape): DutyNew {
  return { userId, from, to, callFrom, callTo }
}

/** Whose turn it is to answer, when somebody is alerted, and how. */
export function DutySettings() {
  const duties = useApi('GET /duties', ['alerts', 'commune'])
  const settings = useApi('GET /alert-settings', ['alerts'])
  return (
    <div class="grid items-start gap-8 xl:grid-cols-[minmax(0,1fr)_22rem]">
      <Loaded resource={duties} lines={4}>
        {data => <DutyRoster roster={data} onChange={duties.reload} />}
      </Loaded>
      <Loaded resource={settings} lines={4}>
        {data => (
          <div class="flex flex-col gap-8">
            <DutyAlertLines settings={data} onChange={settings.replace} />
            <DutyMine settings={data} onChange={settings.replace} />
            {may('messages.answer') && <DutyDevices settings={data} onChange={settings.replace} />}
          </div>
        )}
      </Loaded>
    </div>
  )
}

type DutyFormProps = {
  /** Null: a new turn. */
  duty: DutyShape | null
  people: DutiesShape['people']
  onSave: (duty: DutyNew) => Promise<void>
  onClose: () => void
}

/** A turn on duty: who, from when to when, and on call or not. */
function DutyForm({ duty, people, onSave, onClose }: DutyFormProps) {
  const userId = useField(duty?.userId ?? people[0]?.id ?? '')
  const [from, setFrom] = useState(duty?.from ?? todayLocal())
  const isEndless = useField(duty !== null && duty.to === null)
  const to = useField(duty?.to ?? addDays(from, 6))
  const isCalled = useField(duty !== null && duty.callFrom !== null)
  const callFrom = useField(duty?.callFrom ?? '18:00')
  const callTo = useField(duty?.callTo ?? '22:00')
  const t = alertSettingsMessages().duty
  const isTurned = !isEndless.value && to.value < from

  /** A turn that begins after its end keeps its length. */
  function beginOn(date: string): void {
    if (date > to.value && from !== '')
      to.onValue(addDays(date, Math.max(0, daysBetween(from, to.value))))
    setFrom(date)
  }

  return (
    <FormDialog
      title={duty === null ? t.add : t.title}
      onClose={onClose}
      isReady={!isTurned}
      act={() =>
        onSave({
          userId: userId.value,
          from,
          to: isEndless.value ? null : to.value,
          callFrom: isCalled.value ? callFrom.value : null,
          callTo: isCalled.value ? callTo.value : null,
        })
      }
    >
      <SelectField {...userId} name="userId" label={t.person} options={namedOptions(people)} />
      <DateField
        name="from"
        label={t.startsOn}
        type="date"
        required
        value={from}
        onValue={beginOn}
      />
      <Tick {...isEndless} label={t.endless} />
      {!isEndless.value && (
        <DateField
          {...to}
          name="to"
          label={t.endsOn}
          help={t.endsOnHelp}
          type="date"
          required
          error={isTurned ? t.turned : null}
        />
      )}
      <Tick {...isCalled} label={t.called} help={t.calledHelp} />
      {isCalled.value && (
        <div class="grid grid-cols-2 items-end gap-4">
          <TextField {...callFrom} name="callFrom" label={t.callFrom} type="time" required />
          <TextField
            {...callTo}
            name="callTo"
            label={t.callTo}
            help={callTo.value <= callFrom.value ? t.nightHelp : undefined}
            type="time"
            required
          />
        </div>
      )}
    </FormDialog>
  )
}
