import { useState } from 'preact/hooks'
import type { GroupShape, PartnerShape } from '../../server/partners/shapes.ts'
import { api } from '../api.ts'
import { namedOptions, Tick, TicksField } from '../components/choices.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { Dialog } from '../components/dialog.tsx'
import { Form, TextField, useField } from '../components/form.tsx'
import { say } from '../components/notice.tsx'
import { partnerMessages } from './messages.ts'

/** A new group (`group` null), or one that is known: its name, and who belongs to it. */
export function GroupForm({
  group,
  partners,
  onClose,
  onSaved,
}: {
  group: GroupShape | null
  partners: readonly PartnerShape[]
  onClose: () => void
  onSaved: () => Promise<void>
}) {
  const t = partnerMessages()
  const name = useField(group?.name ?? '')
  const [members, setMembers] = useState<readonly number[]>(group?.partners ?? [])
  const inAgenda = useField(group?.inAgenda ?? false)
  const done = async (said: string) => {
    await onSaved()
    say(said)
    onClose()
  }
  return (
    <Dialog title={group === null ? t.newGroup : t.editGroup(group.name)} onClose={onClose}>
      <Form
        class="flex flex-col gap-4"
        act={async () => {
          const json = { name: name.value.trim(), partners: [...members], inAgenda: inAgenda.value }
          if (group === null) await api('POST /partner-groups', { json })
          else await api('PUT /partner-groups/:id', { param: { id: group.id }, json })
          await done(t.groupSaved(json.name))
        }}
        beside={
          group !== null && (
            <ConfirmButton
              class="btn btn-ghost"
              label={t.removeGroup}
              title={t.removeGroup}
              text={t.removeGroupText}
              act={async () => {
                await api('DELETE /partner-groups/:id', { param: { id: group.id } })
                await done(t.groupRemoved)
              }}
            />
          )
        }
      >
        <TextField {...name} name="name" label={t.groupName} required maxLength={80} />
        <TicksField
          legend={t.title}
          legendLook="sr-only"
          class="max-h-80 overflow-auto"
          options={namedOptions(partners)}
          chosen={members}
          onChosen={setMembers}
        />
        <Tick {...inAgenda} label={t.groupInAgenda} help={t.groupInAgendaHelp} />
      </Form>
    </Dialog>
  )
}
