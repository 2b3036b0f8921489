/** Handlers are named in Trigger_Handler__mdt. */
trigger AccountTrigger on Account(after insert, after update, after delete, after undelete) {
    TriggerDispatcher.runGuarded(Account.SObjectType);
}
