/** Builds `window.roadproof` from the contract: listed channels pass, everything else is refused here. */
import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { describeError } from '@shared/errors';
import { EVENT_CHANNELS, REQUEST_CHANNELS } from '@shared/ipc/channels';
import type { Bridge, RequestChannel, RequestInput, RequestOutput } from '@shared/ipc/contract';
import { failed, type Result } from '@shared/result';
import { tellDroppedPaths } from './dropped-paths';

const requestChannels: ReadonlySet<string> = new Set(REQUEST_CHANNELS);
const eventChannels: ReadonlySet<string> = new Set(EVENT_CHANNELS);

const bridge: Bridge = {
  async invoke<C extends RequestChannel>(channel: C, input: RequestInput<C>) {
    if (!requestChannels.has(channel)) return failed(describeError('request.refused'));
    try {
      // The door of main answers with the contract's result and nothing else.
      return (await ipcRenderer.invoke(channel, input)) as Result<RequestOutput<C>>;
    } catch {
      // The door answers with data; only a value that cannot be cloned or a closing app ends here.
      return failed(describeError('unexpected'));
    }
  },
  on(event, listener) {
    if (!eventChannels.has(event)) throw new Error('unknown event');
    const forward = (_event: IpcRendererEvent, payload: Parameters<typeof listener>[0]): void => {
      listener(payload);
    };
    ipcRenderer.on(event, forward);
    return () => {
      ipcRenderer.removeListener(event, forward);
    };
  },
};

contextBridge.exposeInMainWorld('roadproof', bridge);
tellDroppedPaths();
