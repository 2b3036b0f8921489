/** Handlers are named in Trigger_Handler__mdt. */
trigger AccountTrigger on Account(after insert, after update, before delete, after delete, after undelete) {
    TriggerDispatcher.run(Account.SObjectType);
}
