/** Ctrl+F (Cmd+F) anywhere, and `/` outside of text fields, lead to the search. */
import { onScopeDispose } from 'vue';

function inTextField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest('input, textarea') !== null;
}

export function useFindKeys(find: () => void): void {
  function onKeydown(event: KeyboardEvent): void {
    const command = event.ctrlKey || event.metaKey;
    const slash = event.key === '/' && !command && !inTextField(event.target);
    if (!slash && !(command && event.key.toLowerCase() === 'f')) return;
    event.preventDefault();
    find();
  }

  window.addEventListener('keydown', onKeydown);
  onScopeDispose(() => window.removeEventListener('keydown', onKeydown));
}
