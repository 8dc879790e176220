import { Pencil, Trash2 } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import { mostTarget, type Target } from '../../server/hours/rules-target.ts'
import type { TargetsShape } from '../../server/hours/shapes.ts'
import { api, useApi } from '../api.ts'
import { labelledOptions, SelectField } from '../components/choices.tsx'
import { DateField } from '../components/date-field.tsx'
import { FormDialog, TextField } from '../components/form.tsx'
import { Icon } from '../components/icon.tsx'
import { ProblemNotice, say } from '../components/notice.tsx'
import { Loaded, Section } from '../components/page.tsx'
import { day, targetName, todayLocal } from '../format.ts'
import { sentenceOf } from '../request.ts'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'
import { hoursMessages } from './messages.ts'
import {
  communeTarget,
  type TargetOwner,
  type TargetVersion,
  targetOn,
  withTarget,
} from './targets-model.ts'
import { usePreview } from './use-preview.ts'

/** Within what an answer is on time: the commune's target, and under it each channel's. */
export function Targets() {
  const targets = useApi('GET /targets', ['commune', 'channels'])
  const t = hoursMessages().targets
  return (
    <Section title={t.title} class="mt-10">
      <p class="mb-3 max-w-prose text-muted">{t.lead}</p>
      <Loaded resource={targets} lines={3}>
        {data => <List targets={data} onChange={targets.replace} />}
      </Loaded>
    </Section>
  )
}

function List({
  targets,
  onChange,
}: {
  targets: TargetsShape
  onChange: (targets: TargetsShape) => void
}) {
  const [editing, setEditing] = useState<TargetOwner | null>(null)
  const action = useAction()
  const t = hoursMessages().targets
  const owners: TargetOwner[] = [
    { channel: null, name: t.commune, versions: targets.commune },
    ...targets.channels,
  ]

  async function change(owner: TargetOwner, versions: TargetVersion[], done: string) {
    const { channel } = owner
    const put = (list: TargetVersion[]) =>
      api('PUT /targets', { json: { channel, versions: list } })
    onChange(await put(versions))
    setEditing(null)
    say(done, async () => {
      onChange(await put(owner.versions))
      say(t.undone)
    })
  }

  return (
    <>
      <ProblemNotice problem={action.problem} />
      <ul class="sheet max-w-3xl divide-y divide-base-300">
        {owners.map(owner => (
          <li key={owner.channel ?? 0} class="px-4 py-3">
            <Line
              owner={owner}
              targets={targets}
              onEdit={() => setEditing(owner)}
              onRemove={({ from }) => {
                const kept = owner.versions.filter(version => version.from !== from)
                void action.run(() => change(owner, kept, t.removed(owner.name, day(from))))
              }}
            />
          </li>
        ))}
      </ul>
      {editing !== null && (
        <TargetForm
          owner={editing}
          target={targetOn(editing.versions, todayLocal())}
          communeTarget={communeTarget(targets, todayLocal())}
          onSave={version =>
            change(
              editing,
              withTarget(editing.versions, version),
              t.saved(editing.name, day(version.from)),
            )
          }
          onClose={() => setEditing(null)}
        />
      )}
    </>
  )
}

function Line({
  owner,
  targets,
  onEdit,
  onRemove,
}: {
  owner: TargetOwner
  targets: TargetsShape
  onEdit: () => void
  onRemove: (version: TargetVersion) => void
}) {
  const edit = useRef<HTMLButtonElement>(null)
  const t = hoursMessages().targets
  const today = todayLocal()
  const own = targetOn(owner.versions, today)
  const mine = communeTarget(targets, today)
  const since = owner.versions.findLast(({ from }) => from <= today)
  return (
    <>
      <div class="flex items-center justify-between gap-4">
        <p class="min-w-0">
          <span class="block font-semibold">{owner.name}</span>
          {own === null && owner.channel !== null ? t.asCommune(targetName(mine)) : null}
          {own !== null && targetName(own)}
          {own === null && owner.channel === null && targetName(mine)}
          {since !== undefined && (
            <span class="text-muted text-sm">{t.since(day(since.from))}</span>
          )}
        </p>
        {may('commune.write') && (
          <button ref={edit} type="button" class="btn btn-sm" onClick={onEdit}>
            <Icon of={Pencil} size={16} />
            {t.edit}
            <span class="sr-only">{owner.name}</span>
          </button>
        )}
      </div>
      {owner.versions
        .filter(({ from }) => from > today)
        .map(version => (
          <div
            key={version.from}
            class="mt-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1"
          >
            <p>
              {t.fromOn(
                day(version.from),
                version.target === null ? t.like : targetName(version.target),
              )}
            </p>
            {may('commune.write') && (
              <button
                type="button"
                class="btn btn-ghost btn-sm"
                onClick={() => {
                  // This button goes with its line.
                  edit.current?.focus()
                  onRemove(version)
                }}
              >
                <Icon of={Trash2} size={16} />
                {t.remove}
                <span class="sr-only">
                  {owner.name}, {day(version.from)}
                </span>
              </button>
            )}
          </div>
        ))}
    </>
  )
}

type TargetFormProps = {
  owner: TargetOwner
  /** What it has today of its own. */
  target: Target | null
  communeTarget: Target
  onSave: (version: TargetVersion) => Promise<void>
  onClose: () => void
}

const kinds = ['commune', 'minutes', 'workingDays'] as const
type Kind = (typeof kinds)[number]

function kindOf(target: Target | null): Kind {
  if (target === null) return 'commune'
  return 'minutes' in target ? 'minutes' : 'workingDays'
}

/** A target from a date on, with what it would mean for a message that comes then. */
function TargetForm({ owner, target, communeTarget, onSave, onClose }: TargetFormProps) {
  const isCommune = owner.channel === null
  const start = isCommune ? (target ?? communeTarget) : target
  const [kind, setKind] = useState<Kind>(kindOf(start))
  const [minutes, setMinutes] = useState(
    String(start !== null && 'minutes' in start ? start.minutes : 15),
  )
  const [days, setDays] = useState(
    String(start !== null && 'workingDays' in start ? start.workingDays : 2),
  )
  const [from, setFrom] = useState(todayLocal())
  const t = hoursMessages().targets
  const draft = draftOf(kind, Number(kind === 'minutes' ? minutes : days))
  const isComing = from > todayLocal()
  const preview = usePreview(
    from === '' || draft === undefined ? null : draft === null ? {} : { target: draft },
    isComing ? `${from}T10:00` : '',
  )

  return (
    <FormDialog
      title={t.formTitle(owner.name)}
      isReady={draft !== undefined}
      onClose={onClose}
      act={async () => draft !== undefined && onSave({ from, target: draft })}
    >
      <SelectField
        label={t.kind}
        help={kind === 'workingDays' ? t.daysHelp : t.minutesHelp}
        value={kind}
        onValue={setKind}
        options={labelledOptions(isCommune ? kinds.slice(1) : kinds, {
          ...t.kinds,
          commune: t.asCommune(targetName(communeTarget)),
        })}
      />
      {kind !== 'commune' && (
        <TextField
          label={kind === 'minutes' ? t.minutes : t.days}
          type="number"
          min={1}
          max={mostTarget[kind]}
          required
          class="w-28"
          value={kind === 'minutes' ? minutes : days}
          onValue={kind === 'minutes' ? setMinutes : setDays}
        />
      )}
      <DateField
        label={t.startsOn}
        help={t.startsOnHelp}
        type="date"
        required
        class="w-48"
        value={from}
        onValue={setFrom}
      />
      <div aria-live="polite" class="flex flex-col gap-2">
        {from !== '' && from < todayLocal() && <p>{t.isPast}</p>}
        {owner.versions.some(version => version.from === from) && <p>{t.replaces}</p>}
        {preview.problem !== null && <p class="text-error">{sentenceOf(preview.problem)}</p>}
        {preview.problem === null && preview.data !== null && (
          <p class="font-semibold">{preview.data.sentence}</p>
        )}
      </div>
    </FormDialog>
  )
}

/** Undefined where the number is none. */
function draftOf(kind: Kind, count: number): Target | null | undefined {
  if (kind === 'commune') return null
  if (!Number.isInteger(count) || count < 1 || count > mostTarget[kind]) return undefined
  return kind === 'minutes' ? { minutes: count } : { workingDays: count }
}
