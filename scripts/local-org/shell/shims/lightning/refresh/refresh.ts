export {
    RefreshEvent,
    registerRefreshContainer,
    registerRefreshHandler,
    unregisterRefreshContainer,
    unregisterRefreshHandler
} from '../../../lib/refresh.ts';
