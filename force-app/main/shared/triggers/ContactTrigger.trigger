/** Handlers are named in Trigger_Handler__mdt. */
trigger ContactTrigger on Contact(after insert, after update, after delete, after undelete) {
    TriggerDispatcher.runGuarded(Contact.SObjectType);
}
