/** Messages of the desktop; silent where the system has none. */
import { Notification } from 'electron';

export interface DesktopMessage {
  readonly title: string;
  readonly body: string;
}

/** Shown messages are kept until they are closed: a collected one would lose its click. */
const shown = new Set<Notification>();

export function notifyDesktop(message: DesktopMessage, onClick: () => void): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification(message);
  const forget = (): void => void shown.delete(notification);
  notification.on('click', () => {
    forget();
    onClick();
  });
  notification.on('close', forget);
  notification.on('failed', forget);
  shown.add(notification);
  notification.show();
}
