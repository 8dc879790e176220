import { Handshake, Plus } from 'lucide'
import { useState } from 'preact/hooks'
import { departmentOf } from '../../../server/language/departments.ts'
import type { GroupShape, PartnerShape } from '../../../server/partners/shapes.ts'
import type { ShareFigures } from '../../../server/shares/shapes.ts'
import { api } from '../../api.ts'
import { ConfirmButton } from '../../components/confirm.tsx'
import { Empty } from '../../components/empty.tsx'
import { Icon } from '../../components/icon.tsx'
import { Loaded } from '../../components/loaded.tsx'
import { Page, Section } from '../../components/page.tsx'
import { say } from '../../components/toasts.tsx'
import { day, duration } from '../../format.ts'
import { partnerMessages } from '../../i18n/partners.ts'
import { useAction, useResource } from '../../resource.ts'
import { may } from '../../session.ts'
import { CommuneSearch } from './commune-search.tsx'
import { GroupForm } from './group-form.tsx'
import { ImportPartners } from './import-partners.tsx'
import { Offers } from './offers.tsx'
import { PartnerForm } from './partner-form.tsx'
import { SharesByEvent } from './share-list.tsx'

type Editing = { partner: PartnerShape | null } | null

/** Neighbours with what was offered to each, the groups, and the offers themselves. */
export default function Partners() {
  const t = partnerMessages()
  const listed = useResource('partners', () => api('GET /partners'), ['partners'])
  const figures = useResource('share figures', () => api('GET /shares/figures'), ['partners'])
  const shares = useResource('shares', () => api('GET /shares'), ['partners'])
  const [editing, setEditing] = useState<Editing>(null)
  const [group, setGroup] = useState<{ group: GroupShape | null } | null>(null)
  const [isImporting, setIsImporting] = useState(false)
  const canWrite = may('events.write')
  const { data } = listed
  const current = data?.partners.filter(({ endedAt }) => endedAt === null) ?? []
  const ended = data?.partners.filter(({ endedAt }) => endedAt !== null) ?? []
  const ours = data?.ours ?? null
  return (
    <Page
      title={t.title}
      lead={t.lead}
      actions={
        canWrite &&
        data && (
          <>
            {ours?.intercommunality && (
              <AddAll of={ours.intercommunality} partners={current} onDone={listed.reload} />
            )}
            <button type="button" class="btn btn-sm" onClick={() => setIsImporting(true)}>
              {t.importTitle}
            </button>
            <button
              type="button"
              class="btn btn-primary btn-sm"
              onClick={() => setEditing({ partner: null })}
            >
              <Icon of={Plus} size={16} />
              {t.add}
            </button>
          </>
        )
      }
    >
      <Loaded resource={listed} lines={8}>
        {() => (
          <div class="grid grid-cols-[minmax(0,1fr)] items-start gap-8 xl:grid-cols-[minmax(0,1fr)_20rem]">
            <div class="flex flex-col gap-8">
              <Offers />
              {current.length === 0 ? (
                <Empty icon={Handshake} title={t.none}>
                  {canWrite ? t.noneHelp : t.noneReader}
                </Empty>
              ) : (
                <ul class="sheet divide-y divide-base-300">
                  {current.map(partner => (
                    <li key={partner.id}>
                      <PartnerLine
                        partner={partner}
                        figures={figures.data}
                        onEdit={canWrite ? () => setEditing({ partner }) : null}
                        onChange={listed.reload}
                      />
                    </li>
                  ))}
                </ul>
              )}
              <Section title={t.shares}>
                <Loaded resource={shares} lines={4}>
                  {found =>
                    found.shares.length === 0 ? (
                      <p class="text-muted">{t.sharesNone}</p>
                    ) : (
                      <SharesByEvent shares={found.shares} onChange={shares.reload} />
                    )
                  }
                </Loaded>
              </Section>
              {ended.length > 0 && (
                <Section title={t.ended}>
                  <ul class="sheet divide-y divide-base-300">
                    {ended.map(partner => (
                      <li key={partner.id} class="flex flex-wrap justify-between gap-3 p-3">
                        {partner.name}
                        {canWrite && <Restore partner={partner} onDone={listed.reload} />}
                      </li>
                    ))}
                  </ul>
                </Section>
              )}
            </div>
            <div class="flex flex-col gap-8">
              {ours === null && canWrite && <Ours onDone={listed.reload} />}
              <Section title={t.groups}>
                {data?.groups.length === 0 && <p class="text-muted">{t.groupsNone}</p>}
                <ul class="flex flex-col gap-1">
                  {data?.groups.map(one => (
                    <li key={one.id}>
                      <button
                        type="button"
                        class="text-link text-start"
                        disabled={!canWrite}
                        onClick={() => setGroup({ group: one })}
                      >
                        {one.name}
                        <span class="sr-only"> {t.editGroup('')}</span>
                      </button>{' '}
                      <span class="text-muted text-sm">{t.groupMembers(one.partners.length)}</span>
                    </li>
                  ))}
                </ul>
                {canWrite && current.length > 0 && (
                  <button
                    type="button"
                    class="btn btn-sm mt-3"
                    onClick={() => setGroup({ group: null })}
                  >
                    <Icon of={Plus} size={16} />
                    {t.newGroup}
                  </button>
                )}
              </Section>
            </div>
            {editing !== null && (
              <PartnerForm
                partner={editing.partner}
                groups={data?.groups ?? []}
                onClose={() => setEditing(null)}
                onSaved={listed.reload}
              />
            )}
            {isImporting && (
              <ImportPartners onClose={() => setIsImporting(false)} onDone={listed.reload} />
            )}
            {group !== null && (
              <GroupForm
                group={group.group}
                partners={current}
                onClose={() => setGroup(null)}
                onSaved={listed.reload}
              />
            )}
          </div>
        )}
      </Loaded>
    </Page>
  )
}

function PartnerLine({
  partner,
  figures,
  onEdit,
  onChange,
}: {
  partner: PartnerShape
  figures: ShareFigures | null
  onEdit: (() => void) | null
  onChange: () => void
}) {
  const t = partnerMessages()
  const known = figures?.partners.find(one => one.partner === partner.id)
  const facts = [
    ...(partner.population === null ? [] : [t.population(partner.population)]),
    partner.channel?.name ?? t.modes[partner.mode],
    ...(partner.quietUntil === null ? [] : [t.quiet(day(partner.quietUntil))]),
  ]
  return (
    <div class="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 p-4">
      <div class="min-w-0 flex-1 basis-64">
        <p class="font-semibold">
          {partner.name}
          {partner.inseeCode && (
            <span class="font-normal text-muted"> ({departmentOf(partner.inseeCode)})</span>
          )}
        </p>
        <p class="text-muted text-sm">{facts.join(' · ')}</p>
        {partner.notReachable === 'nobody' && (
          <p class="text-sm text-warning">
            <span class="inline-block first-letter:uppercase">{t.notReachable.nobody}</span>
          </p>
        )}
        {partner.notReachable === null && (
          <p class="text-sm first-letter:uppercase">
            {known === undefined
              ? t.neverOffered
              : [
                  t.figures(known.proposed, known.accepted, known.published),
                  ...(known.answerMs === null ? [] : [t.answersIn(duration(known.answerMs))]),
                ].join(', ')}
          </p>
        )}
      </div>
      {onEdit && (
        <div class="flex flex-wrap gap-2">
          <button type="button" class="btn btn-sm" onClick={onEdit}>
            {t.edit('').trim()}
            <span class="sr-only">{partner.name}</span>
          </button>
          <Remove partner={partner} onDone={onChange} />
        </div>
      )}
    </div>
  )
}

/** Undone by one press: nothing of it is lost. */
function Remove({ partner, onDone }: { partner: PartnerShape; onDone: () => void }) {
  const t = partnerMessages()
  const action = useAction()
  const param = { id: partner.id }
  return (
    <button
      type="button"
      class="btn btn-ghost btn-sm"
      disabled={action.busy}
      onClick={() =>
        void action.run(async () => {
          await api('DELETE /partners/:id', { param })
          onDone()
          say(t.removed(partner.name), () => {
            void api('POST /partners/:id/restore', { param }).then(onDone)
          })
        })
      }
    >
      {t.remove}
      <span class="sr-only">{partner.name}</span>
    </button>
  )
}

function Restore({ partner, onDone }: { partner: PartnerShape; onDone: () => void }) {
  const t = partnerMessages()
  const action = useAction()
  return (
    <button
      type="button"
      class="btn btn-sm"
      disabled={action.busy}
      onClick={() =>
        void action.run(async () => {
          await api('POST /partners/:id/restore', { param: { id: partner.id } })
          onDone()
        })
      }
    >
      {t.restore}
      <span class="sr-only">{partner.name}</span>
    </button>
  )
}

/** Which commune of France this one is. */
function Ours({ onDone }: { onDone: () => void }) {
  const t = partnerMessages()
  const action = useAction()
  return (
    <Section title={t.ours}>
      <p class="mb-3 text-muted text-sm">{t.oursHelp}</p>
      <CommuneSearch
        label={t.search}
        onChosen={({ code, name }) =>
          void action.run(async () => {
            await api('PUT /commune/insee-code', { json: { inseeCode: code } })
            say(t.oursChosen(name))
            onDone()
          })
        }
      />
    </Section>
  )
}

/** All communes of the own intercommunality, in one press. */
function AddAll({
  of,
  partners,
  onDone,
}: {
  of: { siren: string; name: string }
  partners: readonly PartnerShape[]
  onDone: () => void
}) {
  const t = partnerMessages()
  const members = useResource(`intercommunality ${of.siren}`, () =>
    api('GET /intercommunalities/:siren', { param: { siren: of.siren } }),
  )
  const known = new Set(partners.map(({ inseeCode }) => inseeCode))
  const missing = members.data?.communes.filter(({ code }) => !known.has(code)) ?? []
  // The commune itself is one of them.
  if (missing.length < 2) return null
  return (
    <ConfirmButton
      class="btn btn-sm"
      isGrave={false}
      label={t.addAll}
      title={t.addAllTitle(of.name)}
      text={t.addAllText(missing.length - 1)}
      confirm={t.addAllConfirm(missing.length - 1)}
      act={async () => {
        const made = await api('POST /partners/several', {
          json: {
            partners: missing.map(({ name, code }) => ({ name, inseeCode: code })),
            group: of.name,
          },
        })
        say(t.addedAll(made.added.length, made.known))
        onDone()
      }}
    />
  )
}
