import { Handshake, Plus } from 'lucide'
import { useState } from 'preact/hooks'
import type { GroupShape, PartnerShape } from '../../server/partners/shapes.ts'
import { api } from '../api.ts'
import { closing } from '../components/dialog.tsx'
import { Empty } from '../components/empty.tsx'
import { Icon } from '../components/icon.tsx'
import { Loaded } from '../components/loaded.tsx'
import { Page, Section } from '../components/page.tsx'
import { useResource } from '../resource.ts'
import { may } from '../session.ts'
import { AllShares } from './all-shares.tsx'
import { GroupForm } from './group-form.tsx'
import { ImportPartners } from './import-partners.tsx'
import { partnerMessages } from './messages.ts'
import { Offers } from './offers.tsx'
import { AddAll, Ours } from './our-commune.tsx'
import { PartnerForm } from './partner-form.tsx'
import { PartnerLine, Restore } from './partner-line.tsx'

type Editing = { partner: PartnerShape | null } | null

/** Neighbours with what was offered to each, the groups, and the offers themselves. */
export default function Partners() {
  const t = partnerMessages()
  const listed = useResource('partners', () => api('GET /partners'), ['partners'])
  const figures = useResource('share figures', () => api('GET /shares/figures'), ['partners'])
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
              <AllShares />
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
