import { useState } from 'preact/hooks'
import type { GroupShape, PartnerShape } from '../../server/partners/shapes.ts'
import { api } from '../api.ts'
import { BusyButton } from '../components/busy-button.tsx'
import { ConfirmButton } from '../components/confirm.tsx'
import { Dialog } from '../components/dialog.tsx'
import { TextField, Tick } from '../components/field.tsx'
import { FormProblem } from '../components/form-problem.tsx'
import { ProblemNotice } from '../components/notice.tsx'
import { say } from '../components/toasts.tsx'
import { messages } from '../language.ts'
import { useAction } from '../resource.ts'
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
  const [name, setName] = useState(group?.name ?? '')
  const [members, setMembers] = useState<readonly number[]>(group?.partners ?? [])
  const [inAgenda, setInAgenda] = useState(group?.inAgenda ?? false)
  const action = useAction()
  const done = async (said: string) => {
    await onSaved()
    say(said)
    onClose()
  }
  return (
    <Dialog title={group === null ? t.newGroup : t.editGroup(group.name)} onClose={onClose}>
      <form
        class="flex flex-col gap-4"
        onSubmit={event => {
          event.preventDefault()
          void action.run(async () => {
            const json = { name: name.trim(), partners: [...members], inAgenda }
            if (group === null) await api('POST /partner-groups', { json })
            else await api('PUT /partner-groups/:id', { param: { id: group.id }, json })
            await done(t.groupSaved(json.name))
          })
        }}
      >
        <FormProblem problem={action.problem}>
          <TextField
            name="name"
            label={t.groupName}
            required
            maxLength={80}
            value={name}
            onValue={setName}
          />
          <fieldset class="flex max-h-80 flex-col gap-2 overflow-auto">
            <legend class="sr-only">{t.title}</legend>
            {partners.map(({ id, name: partner }) => (
              <Tick
                key={id}
                label={partner}
                checked={members.includes(id)}
                onChecked={isIn =>
                  setMembers(isIn ? [...members, id] : members.filter(one => one !== id))
                }
              />
            ))}
          </fieldset>
          <Tick
            label={t.groupInAgenda}
            help={t.groupInAgendaHelp}
            checked={inAgenda}
            onChecked={setInAgenda}
          />
          <ProblemNotice problem={action.problem} kept={messages.value.form.notSaved} />
        </FormProblem>
        <div class="flex flex-wrap gap-2">
          <BusyButton type="submit" busy={action.busy} class="btn btn-primary">
            {t.save}
          </BusyButton>
          {group !== null && (
            <ConfirmButton
              class="btn btn-ghost"
              label={t.removeGroup}
              title={t.removeGroup}
              text={t.removeGroupText}
              confirm={t.removeGroup}
              act={async () => {
                await api('DELETE /partner-groups/:id', { param: { id: group.id } })
                await done(t.groupRemoved)
              }}
            />
          )}
        </div>
      </form>
    </Dialog>
  )
}
