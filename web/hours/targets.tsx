import { Pencil, Trash2 } from 'lucide'
import { useRef, useState } from 'preact/hooks'
import type { TargetsShape } from '../../server/hours/shapes.ts'
import { api } from '../api.ts'
import { Icon } from '../components/icon.tsx'
import { Loaded } from '../components/loaded.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { Section } from '../components/page.tsx'
import { say } from '../components/toasts.tsx'
import { day, targetName, todayLocal } from '../format.ts'
import { useAction, useResource } from '../resource.ts'
import { may } from '../session.ts'
import { hoursMessages } from './messages.ts'
import { TargetForm } from './target-form.tsx'
import {
  communeTarget,
  type TargetOwner,
  type TargetVersion,
  targetOn,
  withTarget,
} from './targets-model.ts'

/** Within what an answer is on time: the commune's target, and under it each channel's. */
export function Targets() {
  const targets = useResource('targets', () => api('GET /targets'), ['commune', 'channels'])
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
