/** The pages beside the cameras. */
export type SideTab = 'facts' | 'marks' | 'clips' | 'clocks' | 'files';
