import { useState } from 'preact/hooks'

/**
 * Files that are dropped on an element, to which `target` is given.
 * @param take null: none are taken now
 */
export function useFileDrop(take: ((dropped: DataTransfer) => void) | null) {
  const [isOver, setIsOver] = useState(false)
  const filesOf = ({ dataTransfer }: DragEvent) =>
    take !== null && dataTransfer?.types.includes('Files') ? dataTransfer : null
  const target = {
    onDragOver(event: DragEvent) {
      if (filesOf(event) === null) return
      event.preventDefault()
      setIsOver(true)
    },
    onDragLeave({ currentTarget, relatedTarget }: DragEvent) {
      const isInside = currentTarget instanceof Node && relatedTarget instanceof Node
      setIsOver(isInside && currentTarget.contains(relatedTarget))
    },
    onDrop(event: DragEvent) {
      setIsOver(false)
      const dropped = filesOf(event)
      if (dropped === null) return
      event.preventDefault()
      take?.(dropped)
    },
  }
  return { isOver, target }
}
