import { Handshake, Plus } from 'lucide'
import { useState } from 'preact/hooks'
import type { Spoken } from '../../server/language/sentence.ts'
import type { GroupShape, PartnerShape } from '../../server/partners/shapes.ts'
import type { SharesPage } from '../../server/shares/shapes.ts'
import { api, useApi } from '../api.ts'
import { NextPage } from '../components/action-button.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { closing } from '../components/dialog.tsx'
import { Icon } from '../components/icon.tsx'
import { lazyPart } from '../components/lazy-page.tsx'
import { say } from '../components/notice.tsx'
import { Empty, Loaded, Page, Section } from '../components/page.tsx'
import { useAction } from '../resource.ts'
import { may } from '../session.ts'
import { CommuneSearch } from './commune-search.tsx'
import { GroupForm } from './group-form.tsx'
import { ImportPartners } from './import-partners.tsx'
import { partnerMessages } from './messages.ts'
import { Offers } from './offers.tsx'
import { PartnerForm } from './partner-form.tsx'
import { PartnerLine, Restore } from './partner-line.tsx'
import { SharesByEvent } from './share-list.tsx'
import { shareMessages } from './share-messages.ts'

const FeedItems = lazyPart(() => import('../feeds/feed-items.tsx'), 3)

type Editing = { partner: PartnerShape | null } | null

/** Neighbours with what was offered to each, the groups, and the offers themselves. */
export default function Partners() {
  const t = partnerMessages()
  const listed = useApi('GET /partners', ['partners'])
  const figures = useApi('GET /shares/figures', ['partners'])
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
              <FeedItems />
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
              <AllShares />
              <Ended partners={ended} onDone={listed.reload} />
            </div>
            <div class="flex flex-col gap-8">
              {ours === null && canWrite && <Ours onDone={listed.reload} />}
              <Groups
                groups={data?.groups ?? []}
                canAdd={canWrite && current.length > 0}
                onOpen={one => setGroup({ group: one })}
              />
            </div>
            {editing !== null && (
              <PartnerForm
                partner={editing.partner}
                groups={data?.groups ?? []}
                onClose={() => setEditing(closing(editing, null))}
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
                onClose={() => setGroup(closing(group, null))}
                onSaved={listed.reload}
              />
            )}
          </div>
        )}
      </Loaded>
    </Page>
  )
}

/** All that was offered, the newest first; older ones when they are asked for. */
function AllShares() {
  const t = shareMessages()
  const first = useApi('GET /shares', ['partners'])
  const [older, setOlder] = useState<Spoken<SharesPage>[]>([])

  async function reload(): Promise<void> {
    setOlder([])
    await first.reload()
  }
  return (
    <Section title={t.shares}>
      <Loaded resource={first} lines={4}>
        {page => {
          const { next } = older.at(-1) ?? page
          // An offer that is made anew comes to the top, and is on an older page too.
          const seen = new Set<number>()
          const shares = [page, ...older]
            .flatMap(one => one.shares)
            .filter(({ id }) => !seen.has(id) && seen.add(id))
          if (shares.length === 0) return <p class="text-muted">{t.sharesNone}</p>
          const loadOlder = async (before: number) =>
            setOlder([...older, await api('GET /shares', { query: { before } })])
          return (
            <>
              <SharesByEvent shares={shares} onChange={reload} />
              <NextPage next={next} load={loadOlder}>
                {t.sharesOlder}
              </NextPage>
            </>
          )
        }}
      </Loaded>
    </Section>
  )
}

/** Which commune of France this one is. */
function Ours({ onDone }: { onDone: () => Promise<void> }) {
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
            await onDone()
            say(t.oursChosen(name))
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
  onDone: () => Promise<void>
}) {
  const t = partnerMessages()
  const members = useApi('GET /intercommunalities/:siren', [], { param: { siren: of.siren } })
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
        await onDone()
        say(t.addedAll(made.added.length, made.known))
      }}
    />
  )
}

function Ended({
  partners,
  onDone,
}: {
  partners: readonly PartnerShape[]
  onDone: () => Promise<void>
}) {
  if (partners.length === 0) return null
  return (
    <Section title={partnerMessages().ended}>
      <ul class="sheet divide-y divide-base-300">
        {partners.map(partner => (
          <li key={partner.id} class="flex flex-wrap justify-between gap-3 p-3">
            {partner.name}
            {may('events.write') && <Restore partner={partner} onDone={onDone} />}
          </li>
        ))}
      </ul>
    </Section>
  )
}

type GroupsProps = {
  groups: readonly GroupShape[]
  canAdd: boolean
  /** With null: a new one. */
  onOpen: (group: GroupShape | null) => void
}

function Groups({ groups, canAdd, onOpen }: GroupsProps) {
  const t = partnerMessages()
  return (
    <Section title={t.groups}>
      {groups.length === 0 && <p class="text-muted">{t.groupsNone}</p>}
      <ul class="flex flex-col gap-1">
        {groups.map(one => (
          <li key={one.id}>
            {may('events.write') ? (
              <button type="button" class="text-link text-start" onClick={() => onOpen(one)}>
                {one.name}
                <span class="sr-only"> {t.editGroup('')}</span>
              </button>
            ) : (
              one.name
            )}{' '}
            <span class="text-muted text-sm">{t.groupMembers(one.partners.length)}</span>
          </li>
        ))}
      </ul>
      {canAdd && (
        <button type="button" class="btn btn-sm mt-3" onClick={() => onOpen(null)}>
          <Icon of={Plus} size={16} />
          {t.newGroup}
        </button>
      )}
    </Section>
  )
}
